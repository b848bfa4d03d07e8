package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestImageArchive {
    /** Anything that changes this changes every archive of a release: it has to be meant. */
    private static final String DIGEST = "sha256:5134c93b21c96d916918015cab8466228cbb5726660d87655f8fa54d279fa653";

    @TempDir
    Path folder;

    @Test
    void hasTheShapeThatRouterOsImports() throws IOException {
        Image image = image(Platform.ARMV5);
        Path file = folder.resolve("armv5.tar");
        assertThat(DockerArchive.write(file, image, "mikrotik-tailscale:1.104.5"))
                .hasToString(DIGEST);
        assertThat(Digest.ofFile(file)).hasToString(DIGEST);
        String layer = image.layers().getFirst().diffId().hex() + ".tar";
        String config = image.id().hex() + ".json";
        assertThat(TarIndex.of(ByteSource.ofFile(file)))
                .extracting(entry -> entry.getName())
                .containsExactly(layer, config, "manifest.json");
        ArchiveMembers members = ArchiveMembers.of("test", ByteSource.ofFile(file));
        assertThat(new String(members.document("manifest.json"), StandardCharsets.UTF_8))
                .isEqualTo("[{\"Config\":\"%s\",\"RepoTags\":[\"mikrotik-tailscale:1.104.5\"],\"Layers\":[\"%s\"]}]"
                        .formatted(config, layer));
        assertThat(Digest.of(members.member(layer).open()))
                .isEqualTo(image.layers().getFirst().diffId());
    }

    @Test
    void givesBackTheImageThatWasWritten() throws IOException {
        Image image = image(Platform.ARMV7);
        Path file = folder.resolve("armv7.tar");
        DockerArchive.write(file, image, "x:1");
        check(file, image);
        Path packed = folder.resolve("armv7.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        check(packed, image);
    }

    @Test
    void readsGzipLayersAndLinksToLayers() throws IOException {
        Image image = image(Platform.AMD64);
        FileTree archive = FileTree.builder()
                .file("blobs/layer", 0644, image.layers().getFirst().content())
                .link("old/layer.tar", "../blobs/layer")
                .file("config", 0644, image.configJson())
                .file("manifest.json", 0644, ByteSource.of("[{\"Config\":\"config\",\"Layers\":[\"old/layer.tar\"]}]"))
                .build();
        check(tar(archive), image);
    }

    @Test
    void readsOciArchives() throws IOException {
        Path layout = folder.resolve("oci");
        TestingImages.layout(layout, folder);
        FileTree.Builder archive = FileTree.builder();
        try (Stream<Path> files = Files.walk(layout)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                archive.file(layout.relativize(file).toString(), 0644, ByteSource.ofFile(file));
            }
        }
        check(tar(archive.build()), image(Platform.ARM64));
    }

    @Test
    void saysThatAnArchiveIsCutOff() throws IOException {
        Path file = folder.resolve("cut.tar");
        DockerArchive.write(file, image(Platform.AMD64), "x:1");
        byte[] whole = Files.readAllBytes(file);
        for (int size : new int[] {whole.length / 2, 700, 100}) {
            Files.write(file, Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> ImageArchive.open(file))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void saysThatALayerIsNotTheOneThatTheConfigurationNames() throws IOException {
        Image image = image(Platform.AMD64);
        Path file = folder.resolve("damaged.tar");
        DockerArchive.write(file, image, "x:1");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100_000] ^= 1;
        Files.write(file, bytes);
        try (ImageArchive archive = ImageArchive.open(file)) {
            Image damaged = archive.image(Platform.AMD64);
            assertThatThrownBy(damaged::files)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(
                            "expected " + image.layers().getFirst().diffId());
        }
    }

    @Test
    void saysThatAnArchiveHoldsNoImage() throws IOException {
        Path other = tar(FileTree.builder().file("a", 0644, ByteSource.of("a")).build());
        assertThatThrownBy(() -> ImageArchive.open(other)).hasMessageContaining("holds no image");
        Path lacking = tar(FileTree.builder()
                .file("manifest.json", 0644, ByteSource.of("[{\"Config\":\"gone.json\",\"Layers\":[]}]"))
                .build());
        assertThatThrownBy(() -> ImageArchive.open(lacking))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("lacks the file gone.json");
        Path foreign = tar(FileTree.builder()
                .file("manifest.json", 0644, ByteSource.of("[{\"Config\":\"c\",\"Layers\":[]}]"))
                .file("c", 0644, ByteSource.of("{\"os\":\"linux\",\"architecture\":\"ppc64le\",\"rootfs\":{}}"))
                .build());
        assertThatThrownBy(() -> ImageArchive.open(foreign))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no image for a known platform");
        Path text = Files.writeString(folder.resolve("text"), "this is no archive ".repeat(100));
        assertThatThrownBy(() -> ImageArchive.open(text)).isInstanceOf(Failure.class);
    }

    private Image image(Platform platform) {
        return TestingImages.image(platform, TestingImages.tree(platform), folder);
    }

    private static void check(Path file, Image expected) throws IOException {
        try (ImageSource archive = ImageSource.open(file)) {
            Image read = archive.image(expected.platform());
            assertThat(read.id()).isEqualTo(expected.id());
            FileTree files = read.files();
            FileTree tree = TestingImages.tree(expected.platform());
            assertThat(files.entries()).hasSameSizeAs(tree.entries());
            for (TreeEntry.RegularFile each : tree.regularFiles()) {
                TreeEntry.RegularFile same =
                        (TreeEntry.RegularFile) files.find(each.path()).orElseThrow();
                assertThat(same.content().readAll()).isEqualTo(each.content().readAll());
                assertThat(same.mode()).isEqualTo(each.mode());
            }
        }
    }

    private Path tar(FileTree tree) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".tar");
        try (OutputStream out = Files.newOutputStream(file)) {
            new TarWriter(out, Instant.EPOCH).tree(tree);
        }
        return file;
    }
}
