package dev.mt.recipe.step;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up spans of time that do not overlap. */
final class Stopwatch {
    private final AtomicLong nanos = new AtomicLong();

    /** Adds the time since a reading of {@link System#nanoTime()}. */
    void addSince(long start) {
        nanos.addAndGet(System.nanoTime() - start);
    }

    /** Takes back what was added since a reading of {@link #total()}. */
    void resetTo(Duration earlier) {
        nanos.set(earlier.toNanos());
    }

    Duration total() {
        return Duration.ofNanos(nanos.get());
    }
}
