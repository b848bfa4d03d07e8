package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.oci.TreeEntry.Folder;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFileTree {
    private static final ByteSource EMPTY = ByteSource.of("");

    @Test
    void sortsAndAddsMissingFolders() {
        FileTree tree = FileTree.builder()
                .file("usr/local/bin/tailscale", 0755, EMPTY)
                .folder("usr", 0700)
                .link("bin/sh", "busybox")
                .build();
        assertThat(tree.entries())
                .extracting(TreeEntry::path)
                .containsExactly("bin", "bin/sh", "usr", "usr/local", "usr/local/bin", "usr/local/bin/tailscale");
        assertThat(tree.find("usr")).contains(new Folder("usr", 0700));
        assertThat(tree.find("usr/local")).contains(new Folder("usr/local", 0755));
    }

    @Test
    void refusesTheSamePathTwice() {
        FileTree.Builder builder = FileTree.builder().file("bin/awk", 0755, EMPTY);
        assertThatThrownBy(() -> builder.link("bin/awk", "busybox"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("two entries at /bin/awk");
    }

    @Test
    void refusesAFileBelowAFileAndBelowALink() {
        FileTree.Builder file = FileTree.builder().file("bin", 0755, EMPTY).file("bin/awk", 0755, EMPTY);
        assertThatThrownBy(file::build).hasMessageContaining("/bin is not a folder");
        FileTree.Builder link = FileTree.builder().link("lib", "usr/lib").file("lib/a/b", 0755, EMPTY);
        assertThatThrownBy(link::build).isInstanceOf(Failure.class).hasMessageContaining("/lib is not a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc", "etc/", "etc//passwd", "./etc", "a/../b", "..", ".", "a\0b"})
    void refusesPathsThatBreakTheRules(String path) {
        assertThatThrownBy(() -> new Folder(path, 0755)).isInstanceOf(Failure.class);
    }

    @Test
    void followsLinksAsAProcessWould() {
        FileTree tree = FileTree.builder()
                .file("bin/busybox", 0755, EMPTY)
                .link("usr/bin", "../bin")
                .link("bin/awk", "busybox")
                .link("sbin/awk", "/usr/bin/awk")
                .link("a", "b")
                .link("b", "a")
                .build();
        assertThat(tree.resolve("sbin/awk")).isEqualTo(tree.find("bin/busybox"));
        assertThat(tree.resolve("/usr/bin/awk")).isEqualTo(tree.find("bin/busybox"));
        assertThat(tree.resolve("a")).isEmpty();
        assertThat(tree.resolve("bin/nothing")).isEmpty();
    }

    @Test
    void addsAnotherTree() throws IOException {
        FileTree one = FileTree.builder()
                .file("etc/passwd", 0644, ByteSource.of("12345"))
                .build();
        FileTree two =
                FileTree.builder().file("etc/group", 0644, ByteSource.of("123")).build();
        FileTree both = FileTree.builder().addAll(one).addAll(two).build();
        assertThat(both.regularFiles()).hasSize(2);
        assertThat(both.contentBytes()).isEqualTo(8);
    }
}
