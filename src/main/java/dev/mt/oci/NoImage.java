package dev.mt.oci;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.util.Collection;

/** The two ways in which something that should hold images can be wrong, whatever it is. */
final class NoImage {
    private NoImage() {}

    /**
     * Nothing in it is for a platform of ours.
     *
     * @param others what it has instead
     */
    static Failure forKnownPlatform(String name, Collection<String> others) {
        return Failure.of(
                "%s has no image for a known platform".formatted(name),
                (others.isEmpty() ? "it has no image at all" : "it has " + String.join(", ", others)) + "; known are "
                        + String.join(", ", Platform.ids()));
    }

    /** Checks that the configuration knows each layer. */
    static void unlessAsMany(String name, int layers, int diffIds) {
        if (layers != diffIds) {
            throw Failure.of(
                    "an image of %s has %d layers, but its configuration names %d".formatted(name, layers, diffIds),
                    "it was put together wrongly: build or fetch it again");
        }
    }
}
