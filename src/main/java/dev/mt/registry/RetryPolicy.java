package dev.mt.registry;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When to try again, and after how long: twice as long after each failure, up to a limit, less a random part so that
 * many clients do not come back at once; longer if the server says so.
 *
 * @param attempts how often a thing is tried altogether
 * @param first the longest wait after the first failure
 * @param longest no wait is longer; a server that asks for more is not waited for
 * @param random where chance comes from
 * @param sleeper what waits
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, RandomGenerator random, Sleeper sleeper) {
    /**
     * What may be different the next time: the request took too long (408), came too often (429), or the server, or one
     * between, has a problem that passes (500, 502, 503, 504). Everything else is about the request itself.
     */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    /** Five times, within about half a minute. */
    public static final RetryPolicy USUAL = new RetryPolicy(
            5, Duration.ofSeconds(1), Duration.ofMinutes(2), RandomGenerator.getDefault(), Sleeper.REAL);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("nothing is tried " + attempts + " times");
        }
        Objects.requireNonNull(first, "first is null");
        Objects.requireNonNull(longest, "longest is null");
        Objects.requireNonNull(random, "random is null");
        Objects.requireNonNull(sleeper, "sleeper is null");
    }

    /** Whether an answer of this status may be another one later. */
    static boolean passes(int status) {
        return PASSING.contains(status);
    }

    /**
     * How long to wait.
     *
     * @param failures how many there were, one or more
     * @param asked what the server wants, if it said so
     * @return nothing if it is not worth waiting
     */
    Optional<Duration> wait(int failures, Optional<Duration> asked) {
        if (failures >= attempts
                || asked.filter(wish -> wish.compareTo(longest) > 0).isPresent()) {
            return Optional.empty();
        }
        long limit = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, 20));
        Duration own = Duration.ofMillis(limit / 2 + random.nextLong(limit / 2 + 1));
        return asked.filter(wish -> wish.compareTo(own) > 0).or(() -> Optional.of(own));
    }
}
