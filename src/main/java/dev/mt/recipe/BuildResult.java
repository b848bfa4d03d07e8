package dev.mt.recipe;

import dev.mt.core.Bytes;
import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.recipe.step.StepRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was built.
 *
 * @param tag what the image calls its version
 * @param index the digest of the image index: what is published
 * @param layout the OCI layout that holds it
 * @param images the images in it
 * @param tags the build tags of Tailscale
 * @param steps what became of each step
 * @param wall how long it all took
 */
public record BuildResult(
        String tag,
        Digest index,
        Path layout,
        List<Built> images,
        List<String> tags,
        List<StepRecord> steps,
        Duration wall) {
    public BuildResult {
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(index, "index is null");
        Objects.requireNonNull(layout, "layout is null");
        images = List.copyOf(images);
        tags = List.copyOf(tags);
        steps = List.copyOf(steps);
        Objects.requireNonNull(wall, "wall is null");
    }

    /**
     * The image for one platform.
     *
     * @param platform which
     * @param manifest the digest of its manifest
     * @param files the bytes of all files in its root file system
     * @param layer the bytes of its compressed layer
     * @param archive where its archive is, if one was asked for
     * @param symbols where the symbol map of its Tailscale is, if that was slimmed
     */
    public record Built(
            Platform platform,
            Digest manifest,
            Bytes files,
            Bytes layer,
            Optional<Path> archive,
            Optional<Path> symbols) {
        public Built {
            Objects.requireNonNull(platform, "platform is null");
            Objects.requireNonNull(manifest, "manifest is null");
            Objects.requireNonNull(archive, "archive is null");
            Objects.requireNonNull(symbols, "symbols is null");
        }
    }
}
