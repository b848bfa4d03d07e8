package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes docker archives as RouterOS imports them by {@code /container/add file=}: uncompressed layers
 * {@code <diffid>.tar}, then {@code <config digest>.json}, then {@code manifest.json}: names and order are those of
 * skopeo's {@code docker-archive:} (containers/image, docker/internal/tarfile/writer.go), without the folders for Docker
 * before 1.10. Equal images give equal bytes.
 */
public final class DockerArchive {
    static final String MANIFEST = "manifest.json";
    private static final int READ_ONLY = 0444;

    private DockerArchive() {}

    /**
     * Writes an image as an archive.
     *
     * @param file appears whole or not at all
     * @param repoTag what engines call it, such as {@code mikrotik-tailscale:1.104.5}
     * @return the digest of the file
     * @throws Failure if a layer cannot be read or the file not written
     */
    public static Digest write(Path file, Image image, String repoTag) {
        Digest[] digest = new Digest[1];
        try {
            WholeFile.write(file, out -> {
                DigestOutputStream hashed = Digest.through(out);
                write(hashed, image, repoTag);
                digest[0] = Digest.finish(hashed);
            });
            return digest[0];
        } catch (IOException e) {
            throw Failure.of("cannot write the archive " + file, "", e);
        }
    }

    private static void write(OutputStream out, Image image, String repoTag) throws IOException {
        TarWriter tar = new TarWriter(out, Instant.EPOCH);
        List<String> layers = new ArrayList<>();
        for (Layer layer : image.layers()) {
            String name = layer.diffId().hex() + ".tar";
            if (!layers.contains(name)) {
                tar.file(name, READ_ONLY, layer.tar());
            }
            layers.add(name);
        }
        String config = image.id().hex() + ".json";
        tar.file(config, READ_ONLY, image.configJson());
        tar.file(MANIFEST, READ_ONLY, ByteSource.of(JsonText.listOfOne(to -> to.field("Config", config)
                .texts("RepoTags", List.of(repoTag))
                .texts("Layers", layers))));
        tar.end();
    }
}
