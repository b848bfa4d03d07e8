package dev.mt.recipe.busybox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSourceArchive {
    private static final Instant TIME = Instant.parse("2024-09-26T21:31:42Z");

    @TempDir
    Path folder;

    /** What is put into an archive. */
    private final class Content implements AutoCloseable {
        private final Path file = folder.resolve("source.tar.bz2");
        private final TarArchiveOutputStream tar;

        Content() throws IOException {
            tar = new TarArchiveOutputStream(new BZip2CompressorOutputStream(Files.newOutputStream(file)));
        }

        Content file(String name, int mode) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            byte[] bytes = name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
            entry.setSize(bytes.length);
            return put(entry, bytes, each -> each.setMode(mode));
        }

        Content link(String name, byte kind, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
            return put(entry, new byte[0], each -> each.setLinkName(target));
        }

        Content put(TarArchiveEntry entry, byte[] bytes, Consumer<TarArchiveEntry> more) throws IOException {
            entry.setModTime(TIME.toEpochMilli());
            more.accept(entry);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
            return this;
        }

        Path unpack() throws IOException {
            close();
            Path target = Files.createDirectories(folder.resolve("out/target"));
            SourceArchive.unpack(file, "source-1", target);
            return target;
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }

    @Test
    void givesWhatLiesInTheFolder() throws IOException {
        try (Content content = new Content()) {
            Path target = content.file("source-1/", 0755)
                    .file("source-1/Makefile", 0644)
                    .file("source-1/scripts/run", 0755)
                    .link("source-1/docs/link", TarConstants.LF_SYMLINK, "../Makefile")
                    .file("other/file", 0644)
                    .unpack();
            assertThat(target.resolve("Makefile")).hasContent("source-1/Makefile");
            assertThat(Files.isExecutable(target.resolve("Makefile"))).isFalse();
            assertThat(target.resolve("scripts/run")).isExecutable();
            assertThat(Files.getLastModifiedTime(target.resolve("Makefile")).toInstant())
                    .isEqualTo(TIME);
            assertThat(target.resolve("docs/link")).isSymbolicLink().hasContent("source-1/Makefile");
            assertThat(target.resolve("other")).doesNotExist();
        }
    }

    @Test
    void aPathThatLeadsOutIsRefused() throws IOException {
        try (Content content = new Content()) {
            content.file("source-1/../../evil", 0644);
            assertThatThrownBy(content::unpack)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("has an entry outside of itself: ../../evil");
        }
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(folder.resolve("out/evil")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        for (String target : new String[] {"../../..", "/etc", "inside/../../../out"}) {
            try (Content content = new Content()) {
                content.link("source-1/link-" + target.length(), TarConstants.LF_SYMLINK, target)
                        .file("source-1/link-" + target.length() + "/evil", 0644);
                assertThatThrownBy(content::unpack)
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("leads outside of it");
            }
            assertThat(folder.resolve("evil")).doesNotExist();
        }
    }

    /** An empty file in its place would be worse. */
    @Test
    void whatIsNoFileFolderOrSymbolicLinkIsRefused() throws IOException {
        for (byte kind : new byte[] {TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR}) {
            try (Content content = new Content()) {
                content.file("source-1/a-" + kind, 0644).link("source-1/b-" + kind, kind, "source-1/a-" + kind);
                assertThatThrownBy(content::unpack)
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("source-1/b-" + kind);
            }
        }
    }
}
