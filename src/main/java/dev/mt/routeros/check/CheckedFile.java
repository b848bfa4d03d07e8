package dev.mt.routeros.check;

import java.util.List;
import java.util.Objects;

/**
 * A script and what there is to say about it.
 *
 * @param name as it is called in messages
 * @param text each char is a byte, as ISO 8859-1 has it
 * @param checker what it was checked with
 */
public record CheckedFile(String name, String text, Checker checker, List<Finding> findings) {
    public CheckedFile {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(checker, "checker is null");
        findings = List.copyOf(findings);
    }

    /** Checks a script. */
    public static CheckedFile check(String name, String text, Checker checker) {
        return new CheckedFile(name, text, checker, checker.check(text));
    }

    /** How many findings are of a severity. */
    public int count(Severity severity) {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Whether there is nothing to say, or notes only. */
    public boolean good() {
        return count(Severity.ERROR) + count(Severity.WARNING) == 0;
    }
}
