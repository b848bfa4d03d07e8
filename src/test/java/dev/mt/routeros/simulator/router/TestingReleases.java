package dev.mt.routeros.simulator.router;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.ByteSource;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.TestingImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Releases of an image for all platforms, made once for all tests. */
public final class TestingReleases {
    private static final Map<String, List<Image>> MADE = new ConcurrentHashMap<>();

    private TestingReleases() {}

    /** A release of small images. */
    public static List<Image> release(int number) {
        return release(number, 200_000);
    }

    /** A release whose images hold one program of so many bytes that do not compress. */
    public static List<Image> release(int number, int size) {
        return MADE.computeIfAbsent(number + " " + size, key -> make(number, size));
    }

    private static List<Image> make(int number, int size) {
        try {
            Path folder = Files.createTempDirectory("releases");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            List<Image> images = new ArrayList<>();
            for (Platform platform : Platform.values()) {
                FileTree tree = FileTree.builder()
                        .file(
                                "usr/local/bin/tailscaled",
                                0755,
                                TestingImages.noise(
                                        31L * number + platform.name().hashCode(), size))
                        .file("usr/local/bin/entrypoint.sh", 0755, ByteSource.of("#!/bin/sh\n# " + number + "\n"))
                        .file("etc/passwd", 0644, ByteSource.of("root:x:0:0:root:/root:/bin/sh\n"))
                        .link("bin/sh", "/usr/local/bin/tailscaled")
                        .build();
                images.add(TestingImages.image(platform, tree, Files.createDirectories(folder.resolve("" + number))));
            }
            return List.copyOf(images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            // It is in the folder for temporary files.
        }
    }

    /** What engines call the image of a platform. */
    public static Digest id(List<Image> release, Platform platform) {
        return release.stream()
                .filter(image -> image.platform() == platform)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
