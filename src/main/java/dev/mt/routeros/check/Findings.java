package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Collects findings; the same in several versions is one. */
final class Findings {
    private final Map<Key, TreeSet<RouterOsVersion>> found = new LinkedHashMap<>();

    private record Key(
            Position position, int length, Severity severity, Rule rule, String message, Optional<String> hint) {}

    /** Something that does not depend on the version; an empty hint is none. */
    void add(Position position, int length, Severity severity, Rule rule, String message, String hint) {
        found.computeIfAbsent(key(position, length, severity, rule, message, hint), key -> new TreeSet<>());
    }

    /** Something that is so in a version. */
    void add(
            RouterOsVersion version,
            Position position,
            int length,
            Severity severity,
            Rule rule,
            String message,
            String hint) {
        found.computeIfAbsent(key(position, length, severity, rule, message, hint), key -> new TreeSet<>())
                .add(version);
    }

    /** In the order of the text. */
    List<Finding> sorted() {
        List<Finding> all = new ArrayList<>();
        found.forEach((key, versions) -> all.add(new Finding(
                key.position(),
                key.length(),
                key.severity(),
                key.rule(),
                key.message(),
                key.hint(),
                List.copyOf(versions))));
        all.sort(Comparator.comparing(Finding::position).thenComparing(Finding::severity));
        return List.copyOf(all);
    }

    private static Key key(Position position, int length, Severity severity, Rule rule, String message, String hint) {
        return new Key(
                position,
                Math.max(1, length),
                severity,
                rule,
                message,
                hint.isEmpty() ? Optional.empty() : Optional.of(hint));
    }
}
