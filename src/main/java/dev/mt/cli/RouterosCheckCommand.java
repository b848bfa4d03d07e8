package dev.mt.cli;

import dev.mt.core.Causes;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.check.CheckedFile;
import dev.mt.routeros.check.Checker;
import dev.mt.routeros.check.ReportJson;
import dev.mt.routeros.check.ReportText;
import dev.mt.routeros.check.RequiredVersion;
import dev.mt.routeros.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks scripts for RouterOS. */
@Command(
        name = "check",
        description = {
            "Checks scripts for RouterOS: syntax, and every menu, command, argument and variable, against what each "
                    + "version has. Scripts within scripts are checked as well.",
        },
        footer = {
            "",
            "If --version is not given, a script is checked for all versions that are known,",
            "or for those from the one that it names in a comment:",
            "  # requires RouterOS 7.21",
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:there is nothing to say, or only notes",
            "1:there are errors or warnings",
            "2:the command line is wrong",
        })
final class RouterosCheckCommand implements Callable<Integer> {
    private static final int LONGEST_SCRIPT = 16 << 20;
    private static final String STANDARD_INPUT = "-";
    private static final String ALL = "all";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts; - for the standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            split = ",",
            description = "Such as 7.24, or several with commas between, or all.")
    private List<String> versions = new ArrayList<>();

    @Option(names = "--json", description = "Writes JSON.")
    private boolean json;

    private final InputStream input;

    RouterosCheckCommand() {
        this(System.in);
    }

    /** Reads the standard input from elsewhere. */
    RouterosCheckCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() {
        Schemas schemas = Schemas.bundled();
        List<RouterOsVersion> asked = asked(schemas);
        Map<List<RouterOsVersion>, Checker> checkers = new HashMap<>();
        List<CheckedFile> checked = new ArrayList<>();
        for (String file : files) {
            String text = text(file);
            Checker checker = checkers.computeIfAbsent(
                    asked.isEmpty() ? meant(schemas, text) : asked, each -> Checker.of(schemas, each));
            checked.add(CheckedFile.check(file.equals(STANDARD_INPUT) ? "standard input" : file, text, checker));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReportJson.of(checked));
        } else {
            checked.forEach(file -> out.print(ReportText.of(file)));
            out.flush();
            say(ReportText.summary(checked));
        }
        out.flush();
        return checked.stream().allMatch(CheckedFile::good) ? ExitCode.DONE.status() : ExitCode.FAILED.status();
    }

    /** The versions asked for; none if the scripts are to say. */
    private List<RouterOsVersion> asked(Schemas schemas) {
        if (versions.contains(ALL)) {
            return schemas.versions();
        }
        List<RouterOsVersion> asked = new ArrayList<>();
        for (String text : versions) {
            RouterOsVersion version = RouterOsVersion.parse(text.strip());
            RouterOsVersion known = schemas.schema(version).version();
            if (!known.line().equals(version.line())) {
                say("RouterOS %s is not known yet: checking for %s\n".formatted(version, known));
            }
            asked.add(version);
        }
        return asked;
    }

    private static List<RouterOsVersion> meant(Schemas schemas, String text) {
        List<RouterOsVersion> from = RequiredVersion.of(text).stream()
                .flatMap(oldest ->
                        schemas.versions().stream().filter(each -> each.isAtLeast(oldest.major(), oldest.minor())))
                .toList();
        return from.isEmpty() ? schemas.versions() : from;
    }

    private String text(String file) {
        byte[] bytes;
        try (InputStream in = file.equals(STANDARD_INPUT) ? input : Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(LONGEST_SCRIPT + 1);
        } catch (IOException e) {
            throw Failure.usage(
                    "cannot read the script %s: %s".formatted(file, Causes.describe(e)),
                    "give the path of a file, or - for the standard input");
        }
        if (bytes.length > LONGEST_SCRIPT) {
            throw Failure.usage(
                    "the script %s has more than %,d bytes".formatted(file, LONGEST_SCRIPT), "give a script");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void say(String message) {
        PrintWriter err = spec.commandLine().getErr();
        err.print(message);
        err.flush();
    }
}
