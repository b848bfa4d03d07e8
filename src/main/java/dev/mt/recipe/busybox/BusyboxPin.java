package dev.mt.recipe.busybox;

import dev.mt.core.Digest;
import dev.mt.recipe.pins.TomlTable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * {@code image/busybox/source.toml}: which source archive is built.
 *
 * @param version busybox's version
 * @param digest the archive's checksum
 * @param urls where busybox's own site has it
 * @param debianPool where Debian's pool has the same file
 * @param folder the one folder in the archive
 */
public record BusyboxPin(String version, Digest digest, List<URI> urls, String debianPool, String folder) {
    public BusyboxPin {
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(digest, "digest is null");
        urls = List.copyOf(urls);
        Objects.requireNonNull(debianPool, "debianPool is null");
        Objects.requireNonNull(folder, "folder is null");
    }

    /** Reads the file. */
    public static BusyboxPin read(Path file) {
        TomlTable table = TomlTable.read(file).only("version", "sha256", "urls", "debian-pool", "folder");
        return new BusyboxPin(
                table.string("version"),
                new Digest(table.string("sha256")),
                table.strings("urls").stream().map(URI::create).toList(),
                table.string("debian-pool"),
                table.string("folder"));
    }
}
