package dev.mt.release.publish;

import dev.mt.core.Platform;

/**
 * Tags that routers follow. Each has a twin for ARMv5 alone, since some RouterOS versions take ARMv7 out of an index there.
 */
final class Channel {
    /** What routers pull. */
    static final String STABLE = "stable";

    /** The platform that has tags of its own. */
    static final Platform ALONE = Platform.ARMV5;

    private Channel() {}

    /** The twin of a tag. */
    static String alone(String tag) {
        return tag + "-" + ALONE.id();
    }
}
