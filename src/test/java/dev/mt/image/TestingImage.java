package dev.mt.image;

import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.oci.OciLayout;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./mt build --tar} made: {@code dist/} of the checkout. */
final class TestingImage {
    private TestingImage() {}

    /** The checkout. */
    static Path home() {
        return Path.of(System.getProperty("mt.home", "")).toAbsolutePath().normalize();
    }

    /** The layout with all platforms; the test is skipped where it has not been built. */
    static Path layout() {
        Path layout = home().resolve("dist/oci");
        TestingPrograms.require(Files.exists(layout.resolve("index.json")), layout + " is missing: ./mt build --tar");
        List<String> tags = tags(layout);
        for (Platform platform : Platform.values()) {
            TestingPrograms.require(
                    tags.stream().anyMatch(tag -> tag.endsWith("-" + platform)),
                    layout + " lacks " + platform + ": ./mt build --tar");
        }
        return layout;
    }

    /** The name of the image index, such as {@code v1.104.5-dev}. */
    static String tag() {
        return tags(layout()).getFirst();
    }

    /** The name of a platform's manifest, such as {@code v1.104.5-dev-armv5}. */
    static String tag(Platform platform) {
        return tag() + "-" + platform;
    }

    private static List<String> tags(Path layout) {
        try (OciLayout open = OciLayout.open(layout)) {
            return open.tags();
        }
    }

    /** The image for a platform. */
    static Image image(Platform platform) {
        // Nothing is unpacked into scratch space before a layer is read as a tar; the layout stays open for that.
        return OciLayout.open(layout(), tag(platform)).image(platform);
    }

    /** The docker archive for a platform; the test is skipped where it has not been built. */
    static Path archive(Platform platform) {
        Path archive = layout().resolveSibling("mikrotik-tailscale-%s-%s.tar".formatted(tag().substring(1), platform));
        TestingPrograms.require(Files.exists(archive), archive + " is missing: ./mt build --tar");
        return archive;
    }
}
