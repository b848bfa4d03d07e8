package dev.mt.size;

import dev.mt.core.Platform;
import java.util.List;
import java.util.Objects;

/**
 * Where the bytes of an image for one platform are.
 *
 * @param platform what it runs on
 * @param files the files with their paths from the root, the largest first; each content once, under the first of its paths
 * @param folders how many folders there are
 * @param links how many links there are, symbolic and hard ones
 * @param layers the lowest first
 * @param programs the files among them that are programs, the largest first
 */
public record ImageSize(
        Platform platform,
        List<NamedBytes> files,
        int folders,
        int links,
        List<LayerSize> layers,
        List<ProgramSize> programs) {
    public ImageSize {
        Objects.requireNonNull(platform, "platform is null");
        files = files.stream().sorted(NamedBytes.LARGEST_FIRST).toList();
        layers = List.copyOf(layers);
        programs = List.copyOf(programs);
    }

    /** The bytes of all files. */
    public long total() {
        return files.stream().mapToLong(NamedBytes::bytes).sum();
    }

    /** The bytes of all layers as they are stored. */
    public long stored() {
        return layers.stream().mapToLong(LayerSize::stored).sum();
    }

    /** The bytes of the tars of all layers. */
    public long unpacked() {
        return layers.stream().mapToLong(LayerSize::unpacked).sum();
    }
}
