package dev.mt.recipe.busybox;

import dev.mt.core.Digest;
import dev.mt.core.toml.TomlTable;
import java.net.URI;
import java.net.URISyntaxException;
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
    /** Stands for the version in the other values, so that it is written down once. */
    private static final String VERSION = "{version}";

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
        String version = table.string("version");
        return new BusyboxPin(
                version,
                digest(table),
                table.strings("urls").stream()
                        .map(url -> address(table, url.replace(VERSION, version)))
                        .toList(),
                table.string("debian-pool").replace(VERSION, version),
                table.string("folder").replace(VERSION, version));
    }

    private static Digest digest(TomlTable table) {
        String hex = table.string("sha256");
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException e) {
            throw table.refused("sha256", "is no checksum: " + hex, "write 64 lower-case hexadecimal digits");
        }
    }

    private static URI address(TomlTable table, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw table.refused("urls", "holds no address: " + url, "");
        }
    }
}
