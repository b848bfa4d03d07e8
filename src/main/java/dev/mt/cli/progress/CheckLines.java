package dev.mt.cli.progress;

import dev.mt.proof.CheckResult;
import dev.mt.proof.Planned;
import java.util.ArrayList;
import java.util.List;

/** What is said of a check that has ended. */
final class CheckLines {
    private CheckLines() {}

    /** A line, and one more for what was wrong and for each figure. */
    static List<String> of(CheckResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                result.planned(),
                switch (result.outcome()) {
                    case OK -> "ok";
                    case FAILED -> "FAILED";
                    case SKIPPED -> "skipped";
                },
                result.outcome() == CheckResult.Outcome.SKIPPED ? result.because() : Spans.of(result.time())));
        if (result.outcome() == CheckResult.Outcome.FAILED) {
            lines.add("       " + (result.problem().isEmpty() ? result.because() : result.problem()));
        }
        result.figures().forEach(figure -> lines.add("       " + figure));
        return lines;
    }

    static String row(Planned planned, String state, String rest) {
        return "%-6s %-9s %-14s %-8s %s"
                .formatted(planned.platform(), planned.kernel(), planned.check().name(), state, rest)
                .stripTrailing();
    }
}
