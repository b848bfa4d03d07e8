package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestWholeFile {
    @TempDir
    Path folder;

    @Test
    void makesFileAndFolders() throws IOException {
        Path file = folder.resolve("a/b/file");
        WholeFile.write(file, "whole".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("whole");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(names(folder.resolve("a/b"))).containsExactly("file");
    }

    @Test
    void leavesTheOldFileAndNothingElseWhenWritingFails() throws IOException {
        Path file = folder.resolve("file");
        WholeFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void readersSeeTheOldBytesUntilEverythingIsWritten() throws IOException {
        Path file = folder.resolve("file");
        WholeFile.write(file, "old".getBytes(StandardCharsets.UTF_8));
        WholeFile.write(file, out -> {
            out.write("ne".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(file).hasContent("old");
            assertThat(names(folder)).hasSize(2).anyMatch(name -> name.startsWith(WholeFile.UNFINISHED));
            out.write('w');
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void writersAtTheSameTimeDoNotMix() throws Exception {
        Path file = folder.resolve("file");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = Stream.of("a", "b", "c", "d")
                    .<Future<?>>map(letter -> threads.submit(() -> {
                        for (int i = 0; i < 20; i++) {
                            WholeFile.write(file, letter.repeat(100_000).getBytes(StandardCharsets.UTF_8));
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        String text = Files.readString(file);
        assertThat(text).hasSize(100_000).containsPattern("^(a+|b+|c+|d+)$");
        assertThat(names(folder)).containsExactly("file");
    }

    @Test
    void deletesTreesWithoutFollowingLinks() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), "kept");
        Path tree = Files.createDirectories(folder.resolve("tree/inside"));
        Files.writeString(tree.resolve("file"), "x");
        Files.createSymbolicLink(tree.resolve("link"), kept);
        Files.createSymbolicLink(tree.resolve("folder"), folder);
        Files.createSymbolicLink(tree.resolve("nowhere"), folder.resolve("missing"));
        WholeFile.deleteTree(folder.resolve("tree"));
        assertThat(names(folder)).containsExactly("kept");
    }

    @Test
    void deletesALinkAndAFileAndNothing() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), kept);
        Path file = Files.createFile(folder.resolve("file"));
        WholeFile.deleteTree(link);
        WholeFile.deleteTree(file);
        WholeFile.deleteTree(folder.resolve("missing"));
        assertThat(names(folder)).containsExactly("kept");
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
