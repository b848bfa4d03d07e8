package dev.mt.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Durations for people. */
public final class Spans {
    private Spans() {}

    /** {@code 0.3 s}, {@code 12.4 s}, {@code 3 min 05 s}. */
    public static String of(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 99.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
