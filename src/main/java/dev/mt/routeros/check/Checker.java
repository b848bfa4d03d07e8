package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.schema.Schemas;
import dev.mt.routeros.syntax.CommandNames;
import dev.mt.routeros.syntax.Parsed;
import dev.mt.routeros.syntax.Parser;
import dev.mt.routeros.syntax.Position;
import dev.mt.routeros.syntax.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks scripts for some versions of RouterOS. A script is read once, as the newest version that knows a word reads it;
 * then it is compared with the schema of each version. Scripts within scripts are checked as well: what {@code :parse} is
 * given, and what is stored for the scheduler or for events.
 */
public final class Checker {
    private static final int LONGEST_PATH = 200;
    private static final Pattern BAD_PATH = Pattern.compile("(?:^|[\\s;\\[{])/(?:[a-z0-9-]+/)*([a-z0-9-]+)$");

    private final Versions versions;
    private final CommandNames names;

    private Checker(Versions versions) {
        this.versions = versions;
        this.names = versions.schemas().names();
    }

    /** For these versions; schemas of the same version count once. */
    public static Checker of(Schemas schemas, List<RouterOsVersion> asked) {
        List<Schema> known = asked.stream()
                .map(version -> schemas.schema(version).version())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .map(schemas::schema)
                .toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("no version is asked for");
        }
        return new Checker(new Versions(schemas, known));
    }

    /** The versions that are checked for, ascending. */
    public List<RouterOsVersion> versions() {
        return versions.asked().stream().map(Schema::version).toList();
    }

    /** The versions that are checked for, in few words: {@code 7.13-7.24}. */
    public String versionsText() {
        return text(versions());
    }

    /** Some of the versions in few words. */
    public String text(List<RouterOsVersion> some) {
        return VersionRanges.of(some, versions.all());
    }

    /**
     * What there is to say about a script, in the order of its text.
     *
     * @param text each char is a byte, as ISO 8859-1 has it
     */
    public List<Finding> check(String text) {
        Findings findings = new Findings();
        Unit unit = new Unit(SourceText.of(text), findings);
        switch (Parser.parse(text, names)) {
            case Parsed.Bad(Problem problem) -> syntax(unit, problem, Severity.ERROR);
            case Parsed.Good good -> {
                PolicyCheck policies = new PolicyCheck();
                policies.learn(good.script());
                new ScriptWalk(versions, names, policies).script(good.script(), unit, Context.SCRIPT);
            }
        }
        return findings.sorted();
    }

    static void syntax(Unit unit, Problem problem, Severity severity) {
        Position position = problem.position();
        unit.add(
                position,
                1,
                severity,
                Rule.SYNTAX,
                problem.message(),
                hint(unit.source().text(), position.offset()));
    }

    /** RouterOS only says that a slash is wrong; what is wrong is mostly the word before it. */
    private static String hint(String text, int offset) {
        if (!text.startsWith("/", offset)) {
            return "";
        }
        int start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - LONGEST_PATH);
        Matcher path = BAD_PATH.matcher(text.substring(start, offset));
        return path.find() ? "no version that is known has %s there".formatted(path.group(1)) : "";
    }

    @Override
    public String toString() {
        return versions().stream().map(RouterOsVersion::toString).collect(Collectors.joining(" "));
    }
}
