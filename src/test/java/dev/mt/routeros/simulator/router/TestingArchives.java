package dev.mt.routeros.simulator.router;

import dev.mt.core.Platform;
import dev.mt.oci.DockerArchive;
import dev.mt.oci.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Archives of a release's image for arm64, right and wrong ones. */
final class TestingArchives {
    private TestingArchives() {}

    private static Image image(int number) {
        return TestingReleases.release(number).stream()
                .filter(image -> image.platform() == Platform.ARM64)
                .findFirst()
                .orElseThrow();
    }

    /** A docker archive as this project makes it. */
    static byte[] docker(int number) {
        try {
            Path file = Files.createTempFile("archive", ".tar");
            DockerArchive.write(file, image(number), "tailscale:test");
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A docker archive whose layer is gzip. */
    static byte[] compressed(int number) throws IOException {
        Image image = image(number);
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("layer.tar", image.layers().getFirst().content().readAll());
        members.put("config.json", image.configJson().readAll());
        members.put(
                "manifest.json",
                "[{\"Config\":\"config.json\",\"Layers\":[\"layer.tar\"]}]".getBytes(StandardCharsets.UTF_8));
        return tar(members);
    }

    /** An OCI archive. */
    static byte[] oci(int number) throws IOException {
        Image image = image(number);
        byte[] manifest = image.manifest().json();
        dev.mt.oci.Descriptor top = dev.mt.oci.Descriptor.of(dev.mt.oci.MediaType.MANIFEST, manifest);
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
        members.put("index.json", dev.mt.oci.Index.of(java.util.List.of(top)).json());
        members.put("blobs/sha256/" + top.digest().hex(), manifest);
        members.put("blobs/sha256/" + image.id().hex(), image.configJson().readAll());
        members.put(
                "blobs/sha256/" + image.layers().getFirst().blob().digest().hex(),
                image.layers().getFirst().content().readAll());
        return tar(members);
    }

    private static byte[] tar(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
