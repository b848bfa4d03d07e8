package dev.mt.size;

import dev.mt.core.Bytes;
import dev.mt.core.Platform;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the bytes are, for all platforms that were asked for.
 *
 * @param source what was measured: a path or a reference
 * @param archive the bytes of the docker archive, if it is one
 * @param images one for each platform, in the source's order
 * @param limits how many bytes all files of an image may have; a platform that is not there has no limit
 */
public record SizeReport(String source, Optional<Long> archive, List<ImageSize> images, Map<Platform, Bytes> limits) {
    public SizeReport {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(archive, "archive is null");
        images = List.copyOf(images);
        limits = Map.copyOf(limits);
    }

    /** A report without limits. */
    public SizeReport(String source, Optional<Long> archive, List<ImageSize> images) {
        this(source, archive, images, Map.of());
    }

    /** The same with limits. */
    public SizeReport within(Map<Platform, Bytes> other) {
        return new SizeReport(source, archive, images, other);
    }

    /** How many bytes an image may still have, negative if it has too many; empty if it has no limit. */
    public Optional<Long> left(ImageSize image) {
        return Optional.ofNullable(limits.get(image.platform())).map(limit -> limit.count() - image.total());
    }

    /** The image for a platform. */
    public Optional<ImageSize> image(Platform platform) {
        return images.stream().filter(image -> image.platform() == platform).findFirst();
    }
}
