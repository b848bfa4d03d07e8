package dev.mt.proof.machine;

import dev.mt.core.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what others do. */
public final class Patience {
    /** Looks often at first, since most things happen soon, and less often later: looking takes processor time too. */
    private static final long FIRST_PAUSE_MILLIS = 10;

    private static final long LONGEST_PAUSE_MILLIS = 200;

    private Patience() {}

    /** Waits until something holds; whether it came to hold in time. */
    public static boolean holds(Duration patience, BooleanSupplier condition) {
        return some(patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Waits until there is something; empty if there is nothing in time. It is looked at least once. */
    public static <T> Optional<T> some(Duration patience, Supplier<Optional<T>> search) {
        long end = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 3 / 2)) {
            Optional<T> found = search.get();
            if (found.isPresent() || System.nanoTime() > end) {
                return found;
            }
            pause(Duration.ofMillis(pause));
        }
    }

    /**
     * Waits until something holds.
     *
     * @param what what is waited for, as in "headscale to answer"
     * @throws Failure if it does not come to hold in time
     */
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        if (!holds(patience, condition)) {
            throw Failure.of("waited %d s in vain for %s".formatted(patience.toSeconds(), what));
        }
    }

    /** Waits. */
    public static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("waiting");
        }
    }
}
