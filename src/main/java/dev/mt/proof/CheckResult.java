package dev.mt.proof;

import dev.mt.proof.check.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a check.
 *
 * @param planned which
 * @param outcome how it ended
 * @param because why it was skipped; else empty
 * @param findings what it looked at
 * @param figures what it measured and nobody judges
 * @param time how long it took
 * @param logs if it failed: what everybody logged meanwhile
 */
public record CheckResult(
        Planned planned,
        Outcome outcome,
        String because,
        List<Finding> findings,
        List<String> figures,
        Duration time,
        Map<String, String> logs) {
    public CheckResult {
        findings = List.copyOf(findings);
        figures = List.copyOf(figures);
        logs = new TreeMap<>(logs);
    }

    /** How a check ended. */
    public enum Outcome {
        OK,
        FAILED,
        SKIPPED
    }

    /** It was not run. */
    static CheckResult skipped(Planned planned, String because) {
        return new CheckResult(planned, Outcome.SKIPPED, because, List.of(), List.of(), Duration.ZERO, Map.of());
    }

    /** What was not as expected, in one line; empty if nothing. */
    public String problem() {
        return findings.stream()
                .filter(finding -> !finding.good())
                .findFirst()
                .map(finding -> "expected: %s; seen: %s".formatted(finding.expected(), oneLine(finding.seen())))
                .orElse("");
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= 300 ? line : line.substring(0, 299) + "…";
    }
}
