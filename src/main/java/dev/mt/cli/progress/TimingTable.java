package dev.mt.cli.progress;

import dev.mt.recipe.step.StepRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Where a build's time went: a line for each step that was done, and sums. Steps run side by side, so the sum is more
 * than the time that passed.
 *
 * @param made the steps that were done
 * @param reused how many were not
 * @param wall the time that passed
 */
public record TimingTable(List<StepRecord> made, int reused, Duration wall) {
    private static final Duration WORTH_COMPARING = Duration.ofSeconds(10);
    private static final String ROW = "%-26s %10s %10s %10s %10s";

    public TimingTable {
        made = List.copyOf(made);
    }

    /** The table of a build. */
    public static TimingTable of(List<StepRecord> steps, Duration wall) {
        List<StepRecord> made = steps.stream()
                .filter(step -> step.origin() == StepRecord.Origin.MADE)
                .sorted(Comparator.comparing(StepRecord::wall).reversed())
                .toList();
        return new TimingTable(made, steps.size() - made.size(), wall);
    }

    /** The lines of the table; none if nothing was done. */
    public List<String> lines() {
        if (made.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("step", "time", "compilers", "downloads", "ours"));
        for (StepRecord step : made) {
            String title =
                    step.name() + step.platform().map(p -> " (" + p + ")").orElse("");
            lines.add(row(title, step.wall(), step.programs(), step.transfers(), step.own()));
        }
        Duration own = sum(StepRecord::own);
        lines.add(row("sum", sum(StepRecord::wall), sum(StepRecord::programs), sum(StepRecord::transfers), own));
        Duration go = made.stream()
                .filter(step -> step.name().equals("tailscale"))
                .map(StepRecord::programs)
                .reduce(Duration.ZERO, Duration::plus);
        if (go.compareTo(WORTH_COMPARING) >= 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "our own work is %.1f %% of the Go compiler's %s",
                    100.0 * own.toMillis() / go.toMillis(),
                    Spans.of(go)));
        }
        return lines;
    }

    private Duration sum(Function<StepRecord, Duration> part) {
        return made.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }

    private static String row(String title, Duration... spans) {
        Object[] cells = new Object[1 + spans.length];
        cells[0] = title;
        for (int i = 0; i < spans.length; i++) {
            cells[1 + i] = spans[i].toMillis() == 0 ? "" : Spans.of(spans[i]);
        }
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }
}
