package dev.mt.oci;

import dev.mt.core.Platform;
import dev.mt.oci.ImageConfig.RunConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Small images with everything in them that real ones have. */
public final class TestingImages {
    public static final Instant CREATED = Instant.parse("2026-08-05T17:20:31Z");
    public static final String TAG = "v1.104.5-mt.1";

    private TestingImages() {}

    /** A tree with folders, modes, links, an empty file and one that is longer than a gzip block. */
    public static FileTree tree(Platform platform) {
        return FileTree.builder()
                .folder("tmp", 01777)
                .folder("proc", 0555)
                .folder("root", 0700)
                .file("etc/passwd", 0644, ByteSource.of("root:x:0:0:root:/root:/bin/sh\n"))
                .file("etc/platform", 0644, ByteSource.of(platform.ociName() + "\n"))
                .file("etc/empty", 0600, ByteSource.of(""))
                .file("bin/busybox", 0755, noise(platform.id().hashCode(), 200_000))
                .link("bin/sh", "busybox")
                .link("usr/bin/awk", "/bin/busybox")
                .build();
    }

    /** Bytes that do not compress, the same for the same seed. */
    public static ByteSource noise(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return ByteSource.of(bytes);
    }

    /** What the images run. */
    public static RunConfig process() {
        return new RunConfig(
                List.of("PATH=/usr/local/bin:/usr/bin:/bin"),
                List.of("/usr/local/bin/entrypoint.sh"),
                List.of("--statedir=/var/lib/tailscale"),
                new TreeSet<>(List.of("/var/lib/tailscale")),
                Optional.of("/"),
                new TreeMap<>(Map.of(Annotations.VERSION, TAG, Annotations.TITLE, "mikrotik-tailscale")),
                Optional.of("SIGTERM"));
    }

    /** An image of a tree; its layer is written into a folder. */
    public static Image image(Platform platform, FileTree tree, Path folder) {
        Layer layer = LayerFile.write(tree, CREATED, folder.resolve(platform.id() + ".tar.gz"));
        return Image.of(platform, CREATED, process(), layer, "mt build");
    }

    /** Images for all platforms. */
    public static List<Image> images(Path folder) {
        List<Image> images = new ArrayList<>();
        for (Platform platform : Platform.values()) {
            images.add(image(platform, tree(platform), folder));
        }
        return images;
    }

    /** A layout of images for all platforms. */
    public static Descriptor layout(Path layout, Path folder) {
        return LayoutWriter.write(layout, TAG, images(folder), Map.of(Annotations.VERSION, TAG));
    }
}
