package dev.mt.recipe;

import dev.mt.oci.ByteSource;
import dev.mt.oci.FileTree;
import dev.mt.recipe.busybox.BusyboxBinary;
import dev.mt.recipe.certificates.Certificates;
import dev.mt.recipe.go.TailscaleBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is in the image, out of the results of the steps before.
 *
 * @param tailscale the folder with the combined binary
 * @param busybox the folder with busybox
 * @param links the absolute paths of the links that lead to busybox
 * @param certificates the folder with the PEM file
 * @param ours the folder {@code image/rootfs}: files at their places; what may be executed there may be in the image
 * @param folders empty folders and their modes
 */
record RootFileSystem(
        Path tailscale, Path busybox, List<String> links, Path certificates, Path ours, Map<String, Integer> folders) {
    private static final int FILE = 0644;
    private static final int PROGRAM = 0755;
    private static final String BUSYBOX = "/bin/busybox";
    private static final String COMBINED = "usr/local/bin/tailscale.combined";

    RootFileSystem {
        Objects.requireNonNull(tailscale, "tailscale is null");
        Objects.requireNonNull(busybox, "busybox is null");
        Objects.requireNonNull(certificates, "certificates is null");
        Objects.requireNonNull(ours, "ours is null");
        links = List.copyOf(links);
        folders = Map.copyOf(folders);
    }

    /** The files. */
    FileTree tree() throws IOException {
        FileTree.Builder tree = FileTree.builder();
        folders.forEach(tree::folder);
        tree.file(COMBINED, PROGRAM, ByteSource.ofFile(tailscale.resolve(TailscaleBinary.FILE)))
                .link("usr/local/bin/tailscale", "tailscale.combined")
                .link("usr/local/bin/tailscaled", "tailscale.combined")
                .file(
                        "etc/ssl/certs/ca-certificates.crt",
                        FILE,
                        ByteSource.ofFile(certificates.resolve(Certificates.FILE)))
                .file(BUSYBOX.substring(1), PROGRAM, ByteSource.ofFile(busybox.resolve(BusyboxBinary.FILE)));
        for (String link : links) {
            if (!link.equals(BUSYBOX)) {
                tree.link(link.substring(1), link.startsWith("/bin/") ? "busybox" : BUSYBOX);
            }
        }
        for (Path file : ourFiles(ours)) {
            int mode = Files.isExecutable(file) ? PROGRAM : FILE;
            tree.file(ours.relativize(file).toString(), mode, ByteSource.ofFile(file));
        }
        return tree.build();
    }

    /** Our own files, sorted. */
    static List<Path> ourFiles(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
