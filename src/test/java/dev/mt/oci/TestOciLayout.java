package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestOciLayout {
    /** Anything that changes this changes the digest of every release: it has to be meant. */
    private static final String DIGEST = "sha256:842f34985a90acfee8e9afa0121528b17f9c60e13a77444848d905dcca451df9";

    @TempDir
    Path folder;

    private Path layout = Path.of("");

    @BeforeEach
    void place() {
        layout = folder.resolve("dist/oci");
    }

    @Test
    void hasOneIndexOfAllPlatformsInOrder() {
        Descriptor written = TestingImages.layout(layout, folder);
        assertThat(written.digest()).hasToString(DIGEST);
        try (OciLayout read = OciLayout.open(layout)) {
            assertThat(read.imageIndex().plain()).isEqualTo(written);
            assertThat(read.images()).extracting(Image::platform).containsExactly(Platform.values());
            assertThat(read.tags())
                    .containsExactly(
                            TestingImages.TAG,
                            TestingImages.TAG + "-amd64",
                            TestingImages.TAG + "-arm64",
                            TestingImages.TAG + "-armv7",
                            TestingImages.TAG + "-armv5");
            read.verify();
        }
    }

    @Test
    void givesBackTheImagesThatWereWritten() throws IOException {
        TestingImages.layout(layout, folder);
        try (ImageSource source = ImageSource.open(layout)) {
            for (Image image : TestingImages.images(folder)) {
                Image read = source.image(image.platform());
                assertThat(read.config()).isEqualTo(image.config());
                assertThat(read.id()).isEqualTo(image.id());
                assertThat(read.manifestDigest())
                        .isEqualTo(image.manifestDigest())
                        .isPresent();
                FileTree expected = TestingImages.tree(image.platform());
                FileTree files = read.files();
                assertThat(files.entries()).extracting(TreeEntry::path).isEqualTo(paths(expected));
                for (TreeEntry.RegularFile file : files.regularFiles()) {
                    TreeEntry.RegularFile same =
                            (TreeEntry.RegularFile) expected.find(file.path()).orElseThrow();
                    assertThat(file.content().readAll())
                            .isEqualTo(same.content().readAll());
                }
            }
        }
    }

    @Test
    void oneTagIsOneImage() {
        TestingImages.layout(layout, folder);
        try (OciLayout armv5 = OciLayout.open(layout, TestingImages.TAG + "-armv5")) {
            assertThat(armv5.images()).extracting(Image::platform).containsExactly(Platform.ARMV5);
            assertThatThrownBy(() -> armv5.image(Platform.AMD64))
                    .hasMessageContaining("no image for amd64")
                    .extracting(e -> ((Failure) e).hint().orElse(""))
                    .isEqualTo("it has armv5");
        }
        assertThatThrownBy(() -> OciLayout.open(layout, TestingImages.TAG + "-armv6"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no tag");
    }

    @Test
    void replacesWhatWasThereAndLeavesNothingElse() throws IOException {
        TestingImages.layout(layout, folder);
        List<String> before = blobs();
        Files.writeString(layout.resolve("blobs/sha256/" + WholeFile.UNFINISHED + "1.tmp"), "cut off");
        FileTree other =
                FileTree.builder().file("new", 0644, ByteSource.of("new")).build();
        Image image = TestingImages.image(Platform.AMD64, other, folder);
        LayoutWriter.write(layout, "next", List.of(image), Map.of());
        assertThat(blobs()).hasSize(4).doesNotContainAnyElementsOf(before);
        try (OciLayout read = OciLayout.open(layout)) {
            assertThat(read.tags()).containsExactly("next", "next-amd64");
            read.verify();
        }
        assertThat(TestingImages.layout(layout, folder).digest()).hasToString(DIGEST);
        assertThat(blobs()).isEqualTo(before);
    }

    @Test
    void anInterruptedWritingLeavesTheOldImage() throws IOException {
        Descriptor written = TestingImages.layout(layout, folder);
        Image whole = TestingImages.image(
                Platform.AMD64, FileTree.builder().folder("new", 0755).build(), folder);
        Layer layer = whole.layers().getFirst();
        Layer unreadable = new Layer(layer.blob(), layer.diffId(), ByteSource.of("no such bytes"), layer.tar());
        Image broken = new Image(
                Platform.AMD64, whole.config(), whole.configJson(), whole.manifestDigest(), List.of(unreadable));
        assertThatThrownBy(() -> LayoutWriter.write(layout, "next", List.of(broken), Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is damaged: expected");
        try (OciLayout read = OciLayout.open(layout)) {
            assertThat(read.imageIndex().plain()).isEqualTo(written);
            read.verify();
        }
    }

    @Test
    void goesOnAfterAFirstWritingThatWasKilled() throws IOException {
        Files.createDirectories(layout.resolve("blobs/sha256"));
        Files.writeString(layout.resolve("blobs/sha256/" + WholeFile.UNFINISHED + "1.tmp"), "cut off");
        Files.writeString(layout.resolve(WholeFile.UNFINISHED + "2.tmp"), "cut off");
        assertThat(TestingImages.layout(layout, folder).digest()).hasToString(DIGEST);
        try (Stream<Path> files = Files.list(layout)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("blobs", "index.json", "oci-layout");
        }
    }

    @Test
    void mendsABlobThatIsThereButDamaged() throws IOException {
        TestingImages.layout(layout, folder);
        Files.writeString(largest(), "damaged");
        TestingImages.layout(layout, folder);
        try (OciLayout read = OciLayout.open(layout)) {
            read.verify();
        }
    }

    @Test
    void saysWhichBlobIsDamagedOrMissing() throws IOException {
        TestingImages.layout(layout, folder);
        Path blob = largest();
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
        try (OciLayout read = OciLayout.open(layout)) {
            assertThatThrownBy(read::verify)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("blob sha256:" + blob.getFileName())
                    .hasMessageContaining("found " + Digest.of(bytes));
            Files.write(blob, new byte[7]);
            assertThatThrownBy(read::verify).hasMessageContaining("found 7");
            Files.delete(blob);
            assertThatThrownBy(read::verify).hasMessageContaining("lacks the blob sha256:" + blob.getFileName());
        }
    }

    @Test
    void saysThatAFolderIsNoLayout() throws IOException {
        assertThatThrownBy(() -> ImageSource.open(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is not an OCI layout");
        assertThatThrownBy(() -> ImageSource.open(folder.resolve("nothing")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no image at");
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"2.0.0\"}");
        assertThatThrownBy(() -> ImageSource.open(folder)).hasMessageContaining("of version 2.0.0");
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        assertThatThrownBy(() -> ImageSource.open(folder)).hasMessageContaining("is not a whole OCI layout");
    }

    @Test
    void doesNotWriteIntoAFolderOfOtherThings() throws IOException {
        Files.createDirectories(layout);
        Files.writeString(layout.resolve("thesis.txt"), "years of work");
        assertThatThrownBy(() -> TestingImages.layout(layout, folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds other files");
        assertThat(layout.resolve("thesis.txt")).hasContent("years of work");
    }

    @Test
    void passesOverOtherPlatformsAndArtifacts() throws IOException {
        TestingImages.layout(layout, folder);
        rewriteIndex(
                "\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v5\"",
                "\"architecture\":\"s390x\",\"os\":\"linux\"");
        try (OciLayout read = OciLayout.open(layout)) {
            assertThat(read.images()).hasSize(4);
        }
        rewriteIndex("vnd.oci.image.index.v1", "vnd.example.unknown.v1");
        try (OciLayout read = OciLayout.open(layout)) {
            assertThatThrownBy(read::images)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("unknown kind: application/vnd.example.unknown.v1+json");
        }
    }

    @Test
    void saysWhatItHasWhenItIsForNoKnownPlatform() throws IOException {
        TestingImages.layout(layout, folder);
        Files.writeString(
                layout.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":2,\"platform\":{\"architecture\":\"riscv64\",\"os\":\"linux\"}}]}"
                        .formatted(MediaType.MANIFEST, Digest.of("{}")));
        try (OciLayout read = OciLayout.open(layout)) {
            assertThatThrownBy(read::images)
                    .hasMessageContaining("no image for a known platform")
                    .extracting(e -> ((Failure) e).hint().orElse(""))
                    .isEqualTo("it has linux/riscv64; known are amd64, arm64, armv7, armv5");
        }
    }

    /** The layout's own list: the blobs below stay as they are. */
    private void rewriteIndex(String what, String with) throws IOException {
        Path index = layout.resolve("index.json");
        String text = Files.readString(index);
        assertThat(text).contains(what);
        // The first line of defence, the document's own media type, stays.
        int list = text.indexOf("manifests");
        Files.writeString(index, text.substring(0, list) + text.substring(list).replace(what, with));
    }

    private Path largest() throws IOException {
        try (Stream<Path> files = Files.list(layout.resolve("blobs/sha256"))) {
            return files.max((a, b) ->
                            Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    private List<String> blobs() throws IOException {
        try (Stream<Path> files = Files.list(layout.resolve("blobs/sha256"))) {
            return List.copyOf(
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static List<String> paths(FileTree tree) {
        return tree.entries().stream().map(TreeEntry::path).toList();
    }
}
