package dev.mt.size;

import dev.mt.core.Platform;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the bytes are, for all platforms that were asked for.
 *
 * @param source what was measured: a path or a reference
 * @param archive the bytes of the docker archive, if it is one
 * @param images one for each platform, in the source's order
 */
public record SizeReport(String source, Optional<Long> archive, List<ImageSize> images) {
    public SizeReport {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(archive, "archive is null");
        images = List.copyOf(images);
    }

    /** The image for a platform. */
    public Optional<ImageSize> image(Platform platform) {
        return images.stream().filter(image -> image.platform() == platform).findFirst();
    }
}
