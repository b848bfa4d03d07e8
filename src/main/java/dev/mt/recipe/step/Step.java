package dev.mt.recipe.step;

import dev.mt.core.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One thing to make. A step is a pure function: what it writes depends on what {@link #describe} adds to its key, and
 * on the results of the steps it needs, and on nothing else.
 */
public interface Step {
    /** What is made, in a word or two with hyphens: {@code busybox-source}. Names a folder of the cache. */
    String name();

    /** The platform that it is made for; empty if it is the same for all. */
    default Optional<Platform> platform() {
        return Optional.empty();
    }

    /** The steps whose results this one reads. */
    default List<Step> needs() {
        return List.of();
    }

    /** Adds every input that is not a result of another step: pins, flags, files of ours, the step's own revision. */
    void describe(StepKey.Builder key) throws IOException;

    /**
     * Whether the key alone says what comes out, as with a download that is pinned by its hash. Such a result is only
     * fetched when a step that has to run asks for it.
     */
    default boolean pinned() {
        return false;
    }

    /** Whether it keeps all processors busy, so that only a few such steps run at a time. */
    default boolean heavy() {
        return false;
    }

    /** Makes it: writes files into {@link Work#output()}. */
    void run(Work work) throws IOException;

    /** {@code busybox (armv7)}: for messages. */
    default String title() {
        return name() + platform().map(p -> " (" + p + ")").orElse("");
    }
}
