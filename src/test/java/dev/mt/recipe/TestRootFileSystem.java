package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.oci.FileTree;
import dev.mt.oci.TreeEntry;
import dev.mt.recipe.busybox.BusyboxBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRootFileSystem {
    @TempDir
    Path folder;

    private FileTree tree = FileTree.of(List.of());

    @BeforeEach
    void build() throws IOException {
        Files.writeString(folder.resolve("tailscale.combined"), "t");
        Files.writeString(folder.resolve("busybox"), "b");
        Files.writeString(folder.resolve("busybox.links"), "/usr/bin/env\n/bin/busybox\n/bin/sh\n\n/sbin/ip\n");
        Files.writeString(folder.resolve("ca-certificates.crt"), "c");
        Path ours = Files.createDirectories(folder.resolve("rootfs/usr/local/bin"));
        Path program = Files.writeString(ours.resolve("entrypoint.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwx---"));
        Files.writeString(ours.resolve("note"), "note");
        Files.setPosixFilePermissions(ours.resolve("note"), PosixFilePermissions.fromString("rw-------"));
        tree = new RootFileSystem(
                        folder,
                        folder,
                        BusyboxBinary.links(folder),
                        folder,
                        folder.resolve("rootfs"),
                        Map.of("tmp", 01777, "var/lib/tailscale", 0700))
                .tree();
    }

    private String link(String path) {
        if (tree.find(path).orElseThrow() instanceof TreeEntry.SymbolicLink link) {
            return link.target();
        }
        throw new AssertionError(path + " is no link");
    }

    @Test
    void hasEachFileOnceAndLinksToIt() {
        assertThat(tree.regularFiles())
                .extracting(TreeEntry::path)
                .containsExactly(
                        "bin/busybox",
                        "etc/ssl/certs/ca-certificates.crt",
                        "usr/local/bin/entrypoint.sh",
                        "usr/local/bin/note",
                        "usr/local/bin/tailscale.combined");
        assertThat(link("usr/local/bin/tailscale")).isEqualTo("tailscale.combined");
        assertThat(link("usr/local/bin/tailscaled")).isEqualTo("tailscale.combined");
        assertThat(link("bin/sh")).isEqualTo("busybox");
        assertThat(link("sbin/ip")).isEqualTo("/bin/busybox");
        assertThat(link("usr/bin/env")).isEqualTo("/bin/busybox");
    }

    /** Neither the umask of a checkout nor the rest of its modes get into the image. */
    @Test
    void modesAreOneOfTwo() {
        assertThat(mode("usr/local/bin/entrypoint.sh")).isEqualTo(0755);
        assertThat(mode("usr/local/bin/note")).isEqualTo(0644);
        assertThat(mode("bin/busybox")).isEqualTo(0755);
        assertThat(mode("usr/local/bin/tailscale.combined")).isEqualTo(0755);
        assertThat(mode("etc/ssl/certs/ca-certificates.crt")).isEqualTo(0644);
    }

    private int mode(String path) {
        return switch (tree.find(path).orElseThrow()) {
            case TreeEntry.RegularFile file -> file.mode();
            case TreeEntry.Folder each -> each.mode();
            case TreeEntry.SymbolicLink link -> throw new AssertionError(link);
        };
    }

    @Test
    void hasTheFoldersThatAreMountedOn() {
        assertThat(mode("tmp")).isEqualTo(01777);
        assertThat(mode("var/lib/tailscale")).isEqualTo(0700);
        assertThat(mode("var/lib")).isEqualTo(0755);
    }
}
