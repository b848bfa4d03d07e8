package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schemas;
import java.util.List;
import java.util.stream.Stream;

/** Checks scripts in tests. */
final class TestingChecks {
    private TestingChecks() {}

    static Checker checker(String... versions) {
        List<RouterOsVersion> asked =
                Stream.of(versions).map(RouterOsVersion::parse).toList();
        return Checker.of(Schemas.bundled(), asked.isEmpty() ? Schemas.bundled().versions() : asked);
    }

    /** What is found for all versions. */
    static List<Finding> all(String script) {
        return checker().check(script);
    }

    /** What is found for one version, as {@code line:column rule}. */
    static List<String> places(String version, String script) {
        return checker(version).check(script).stream().map(TestingChecks::place).toList();
    }

    static List<String> places(String script) {
        return all(script).stream().map(TestingChecks::place).toList();
    }

    /** The errors and warnings for all versions, as {@code rule}. */
    static List<Rule> rules(String script) {
        return all(script).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(Finding::rule)
                .toList();
    }

    private static String place(Finding finding) {
        return "%d:%d %s %s"
                .formatted(finding.position().line(), finding.position().column(), finding.severity(), finding.rule());
    }
}
