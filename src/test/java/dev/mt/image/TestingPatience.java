package dev.mt.image;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that others do. */
final class TestingPatience {
    private static final long PAUSE_MILLIS = 50;

    private TestingPatience() {}

    /**
     * Waits until something holds.
     *
     * @param what what is waited for, as in "tailscaled to listen"
     * @param otherwise what to show if it does not come to hold
     */
    static void await(String what, Duration patience, BooleanSupplier holds, Supplier<String> otherwise) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "waited %d s for %s\n%s".formatted(patience.toSeconds(), what, otherwise.get()));
            }
            pause(PAUSE_MILLIS);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
