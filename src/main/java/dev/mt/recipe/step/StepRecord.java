package dev.mt.recipe.step;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a step in one build.
 *
 * @param name the step's name
 * @param platform its platform, if it has one
 * @param key the hash of its inputs
 * @param output the digest of what came out; for a pinned step that is its key
 * @param origin where the result came from
 * @param wall how long it took from start to end, waiting for other steps not counted
 * @param programs how much of that was spent in other programs: compilers and the like
 * @param transfers how much of that was spent in downloads
 */
public record StepRecord(
        String name,
        Optional<Platform> platform,
        StepKey key,
        Digest output,
        Origin origin,
        Duration wall,
        Duration programs,
        Duration transfers) {
    /** Where a step's result came from. */
    public enum Origin {
        /** It was done in this build. */
        MADE,
        /** It was finished before, and found in the cache. */
        CACHED,
        /** Nothing that had to be done asked for it. */
        NOT_NEEDED
    }

    public StepRecord {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(platform, "platform is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(output, "output is null");
        Objects.requireNonNull(origin, "origin is null");
    }

    /** The time spent in this program's own code. */
    public Duration own() {
        Duration own = wall.minus(programs).minus(transfers);
        return own.isNegative() ? Duration.ZERO : own;
    }
}
