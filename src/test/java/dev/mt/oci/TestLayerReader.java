package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TestLayerReader {
    private static final ByteSource TEXT = ByteSource.of("text");

    @RepeatedTest(40)
    void readsBackWhateverWasWritten(RepetitionInfo repetition) throws IOException {
        FileTree tree = randomTree(new Random(repetition.getCurrentRepetition()));
        assertThat(described(apply(tree))).isEqualTo(described(tree));
    }

    @Test
    void whiteoutsTakeAwayWhatLowerLayersBrought() throws IOException {
        FileTree lower = FileTree.builder()
                .file("etc/a", 0644, TEXT)
                .file("etc/b", 0644, TEXT)
                .file("var/cache/x/y", 0644, TEXT)
                .file("opt/one", 0644, TEXT)
                .build();
        FileTree upper = FileTree.builder()
                .file("etc/.wh.a", 0644, ByteSource.of(""))
                .file("var/.wh.cache", 0644, ByteSource.of(""))
                // Sorted before the whiteout, and yet not taken away by it.
                .file("opt/.new", 0644, TEXT)
                .file("opt/.wh..wh..opq", 0644, ByteSource.of(""))
                .build();
        assertThat(apply(lower, upper).entries())
                .extracting(TreeEntry::path)
                .containsExactly("etc", "etc/b", "opt", "opt/.new", "var");
    }

    @Test
    void aFileTakesThePlaceOfAFolderAndTheOtherWayRound() throws IOException {
        FileTree lower =
                FileTree.builder().file("a/b", 0644, TEXT).file("c", 0644, TEXT).build();
        FileTree upper =
                FileTree.builder().file("a", 0644, TEXT).file("c/d", 0644, TEXT).build();
        assertThat(apply(lower, upper).entries()).extracting(TreeEntry::path).containsExactly("a", "c", "c/d");
    }

    @Test
    void thingsLandWhereLinksOfLowerLayersLead() throws IOException {
        FileTree lower = FileTree.builder()
                .link("lib", "/usr/lib")
                .folder("usr/lib", 0755)
                .build();
        FileTree upper = FileTree.builder().file("lib/x", 0644, TEXT).build();
        // Without a header for the folder itself, which would take the link's place.
        ByteSource tar = tarWithout("lib/", upper);
        FileTree both = read(List.of(tar(lower), tar));
        assertThat(both.find("usr/lib/x")).isPresent();
        assertThat(both.find("lib")).get().isInstanceOf(TreeEntry.SymbolicLink.class);
    }

    @Test
    void hardLinksAreFilesOfTheSameContent() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry file = new TarArchiveEntry("./bin/one");
            file.setSize(4);
            file.setMode(0755);
            out.putArchiveEntry(file);
            out.write("text".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("./bin/two", TarArchiveEntry.LF_LINK);
            link.setLinkName("bin/one");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
            out.putArchiveEntry(new TarArchiveEntry("dev/null", TarArchiveEntry.LF_CHR));
            out.closeArchiveEntry();
        }
        FileTree tree = read(List.of(ByteSource.of(bytes.toByteArray())));
        assertThat(described(tree)).contains("bin/two 755 text").noneMatch(line -> line.startsWith("dev/null"));
    }

    @Test
    void saysThatALayerIsCutOff() throws IOException {
        FileTree tree = FileTree.builder()
                .file("big", 0644, TestingImages.noise(1, 100_000))
                .build();
        byte[] whole = tar(tree).readAll();
        for (int size : new int[] {50_000, 700, 300}) {
            ByteSource cut = ByteSource.of(Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> read(List.of(cut)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("layer");
        }
    }

    @Test
    void refusesPathsThatLeadOut() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.putArchiveEntry(new TarArchiveEntry("a/../../etc/"));
            out.closeArchiveEntry();
        }
        ByteSource tar = ByteSource.of(bytes.toByteArray());
        assertThatThrownBy(() -> read(List.of(tar))).isInstanceOf(Failure.class).hasMessageContaining("leads out");
    }

    private static FileTree apply(FileTree... layers) throws IOException {
        List<ByteSource> tars = new ArrayList<>();
        for (FileTree tree : layers) {
            tars.add(tar(tree));
        }
        return read(tars);
    }

    private static FileTree read(List<ByteSource> tars) throws IOException {
        LayerReader reader = new LayerReader();
        for (ByteSource tar : tars) {
            Descriptor blob = Descriptor.of(MediaType.LAYER_TAR, tar.readAll());
            reader.apply(new Layer(blob, blob.digest(), tar, tar), Platform.AMD64);
        }
        return reader.tree();
    }

    private static ByteSource tar(FileTree tree) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TarWriter(bytes, TestingImages.CREATED).tree(tree);
        return ByteSource.of(bytes.toByteArray());
    }

    private static ByteSource tarWithout(String folder, FileTree tree) throws IOException {
        byte[] whole = tar(tree).readAll();
        assertThat(new String(whole, 0, folder.length(), StandardCharsets.UTF_8))
                .isEqualTo(folder);
        return ByteSource.of(Arrays.copyOfRange(whole, TarHeader.BLOCK, whole.length));
    }

    /** Names short and long, in ASCII and not; contents around the sizes of blocks; links of any length. */
    private static FileTree randomTree(Random random) {
        FileTree.Builder builder = FileTree.builder();
        List<String> folders = new ArrayList<>(List.of(""));
        for (int i = random.nextInt(40); i >= 0; i--) {
            String path = folders.get(random.nextInt(folders.size())) + randomName(random, i);
            int mode = random.nextInt(010000);
            switch (random.nextInt(3)) {
                case 0 -> {
                    builder.folder(path, mode);
                    folders.add(path + "/");
                }
                case 1 -> builder.file(path, mode, TestingImages.noise(random.nextLong(), random.nextInt(1200)));
                default -> builder.link(path, "../" + randomName(random, i).repeat(1 + random.nextInt(6)));
            }
        }
        return builder.build();
    }

    private static String randomName(Random random, int unique) {
        String[] alphabet = {"a", "bin", "-", "Zürich", "路由器", " ", "\\", "ß", "🦈", ".", "%", "\n"};
        StringBuilder name = new StringBuilder().append(unique);
        for (int i = random.nextInt(random.nextInt(5) == 0 ? 120 : 6); i > 0; i--) {
            name.append(alphabet[random.nextInt(alphabet.length)]);
        }
        return name.toString();
    }

    private static List<String> described(FileTree tree) throws IOException {
        List<String> lines = new ArrayList<>();
        for (TreeEntry entry : tree.entries()) {
            lines.add(
                    switch (entry) {
                        case TreeEntry.Folder f -> "%s/ %o".formatted(f.path(), f.mode());
                        case TreeEntry.SymbolicLink l -> "%s -> %s".formatted(l.path(), l.target());
                        case TreeEntry.RegularFile f ->
                            "%s %o %s"
                                    .formatted(
                                            f.path(),
                                            f.mode(),
                                            new String(f.content().readAll(), StandardCharsets.ISO_8859_1));
                    });
        }
        return lines;
    }
}
