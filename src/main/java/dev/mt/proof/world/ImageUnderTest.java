package dev.mt.proof.world;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.oci.ImageSource;
import dev.mt.oci.MediaType;
import dev.mt.proof.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The image of one platform.
 *
 * @param platform what it runs on
 * @param layout an OCI layout that holds it
 * @param digest the digest of its manifest
 * @param version what it calls itself
 */
public record ImageUnderTest(Platform platform, Path layout, Digest digest, String version) {
    private static final String TAG = "image";

    /**
     * Finds an image.
     *
     * @param source a layout, a docker archive or an OCI archive
     * @throws Failure if it holds none for the platform
     */
    public static ImageUnderTest of(Machine machine, Path source, Platform platform) {
        Path layout = Files.isDirectory(source) ? source : unpackArchive(machine, source);
        try (ImageSource images = ImageSource.open(layout)) {
            Image image = images.image(platform);
            Digest digest = image.manifestDigest()
                    .orElseThrow(
                            () -> Failure.of("the image for %s in %s has no manifest".formatted(platform, layout)));
            String version =
                    image.config().process().labels().getOrDefault("org.opencontainers.image.version", "unknown");
            return new ImageUnderTest(platform, layout, digest, version);
        }
    }

    private static Path unpackArchive(Machine machine, Path archive) {
        Path layout = machine.run().folder("archive-" + machine.numbers().incrementAndGet());
        String kind;
        try (ImageSource images = ImageSource.open(archive)) {
            kind = images.images().getFirst().manifestDigest().isPresent() ? "oci-archive:" : "docker-archive:";
        }
        machine.run(
                "reading the archive " + archive,
                List.of(
                        "skopeo",
                        "--insecure-policy",
                        "copy",
                        "-q",
                        kind + archive,
                        "oci:%s:%s".formatted(layout, TAG)));
        return layout;
    }

    /** Unpacks it as container engines do: umoci writes the root file system and the configuration for runc. */
    public Bundle unpack(Machine machine) {
        Path folder = machine.run().folder("image-" + machine.numbers().incrementAndGet());
        Path one = one(folder.resolve("layout"));
        Path bundle = folder.resolve("bundle");
        machine.run(
                "unpacking the image for " + platform,
                List.of("umoci", "unpack", "--image", one + ":" + TAG, bundle.toString()));
        return withResolver(new Bundle(bundle));
    }

    /** Engines write this file into every container; here something is mounted on it, for which it has to be there. */
    private static Bundle withResolver(Bundle bundle) {
        Path file = bundle.root().resolve("etc/resolv.conf");
        if (!Files.exists(file)) {
            Machine.write(file, "");
        }
        return bundle;
    }

    /** A layout with this image alone under a name that is known: umoci wants a name, and follows no index. */
    private Path one(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.createSymbolicLink(
                    folder.resolve("blobs"), layout.toAbsolutePath().resolve("blobs"));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            long size = Files.size(layout.resolve("blobs/sha256").resolve(digest.hex()));
            Files.writeString(
                    folder.resolve("index.json"), """
                    {"schemaVersion":2,"manifests":[{"mediaType":"%s","digest":"%s","size":%d,
                     "annotations":{"org.opencontainers.image.ref.name":"%s"}}]}
                    """.formatted(MediaType.MANIFEST.name(), digest, size, TAG));
            return folder;
        } catch (IOException e) {
            throw Failure.of("cannot make a layout in " + folder, "", e);
        }
    }
}
