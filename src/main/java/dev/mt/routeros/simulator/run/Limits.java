package dev.mt.routeros.simulator.run;

import java.time.Duration;

/**
 * What a run may use up, so that a script that never ends cannot hang a test.
 *
 * @param steps commands and calls of one run; one more ends it by {@link LimitReached}
 * @param depth functions in functions; one more is an error of the script
 * @param jobs jobs at the same time; one more is an error of the script
 * @param stepsPerPause commands after which the time of {@code pause} passes, so that other jobs come to their turn
 * @param pause the time that so many commands take
 */
public record Limits(long steps, int depth, int jobs, int stepsPerPause, Duration pause) {
    /** Enough for any script that comes to an end: ten million steps, 100 calls deep, 100 jobs, 10 µs a command. */
    public static final Limits USUAL = new Limits(10_000_000, 100, 100, 1000, Duration.ofMillis(10));

    public Limits {
        if (steps < 1 || depth < 1 || jobs < 1 || stepsPerPause < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("a limit that nothing keeps");
        }
    }

    /** The same limits with another number of steps. */
    public Limits withSteps(long other) {
        return new Limits(other, depth, jobs, stepsPerPause, pause);
    }
}
