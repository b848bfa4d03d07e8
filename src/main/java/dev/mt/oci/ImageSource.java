package dev.mt.oci;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Something that holds images: a layout folder, a docker archive, a repository of a registry. */
public interface ImageSource extends AutoCloseable {
    /**
     * Opens what is at a path: a folder is an OCI layout, a file a docker archive or an OCI archive.
     *
     * @throws Failure if it is nothing of that
     */
    static ImageSource open(Path path) {
        if (Files.isDirectory(path)) {
            return OciLayout.open(path);
        }
        if (Files.isRegularFile(path)) {
            return ImageArchive.open(path);
        }
        throw Failure.of(
                "there is no image at %s".formatted(path),
                "name a folder such as dist/oci, or an archive such as dist/mikrotik-tailscale-…-arm64.tar");
    }

    /** What it is, for people: a path or a reference. */
    String name();

    /**
     * The images for platforms that this project knows, each platform once, in the order they stand there; never empty.
     *
     * @throws Failure if it holds none, or cannot be read
     */
    List<Image> images();

    /**
     * The image for a platform.
     *
     * @throws Failure if there is none
     */
    default Image image(Platform platform) {
        List<Image> all = images();
        return all.stream()
                .filter(image -> image.platform() == platform)
                .findFirst()
                .orElseThrow(() -> Failure.of(
                        "%s has no image for %s".formatted(name(), platform),
                        "it has " + all.stream().map(i -> i.platform().id()).collect(Collectors.joining(", "))));
    }

    /** Deletes what was fetched or unpacked; images and trees out of this source cannot be read any more. */
    @Override
    void close();
}
