package dev.mt.release.settings;

import dev.mt.core.toml.TomlTable;
import java.nio.file.Path;
import java.util.Objects;

/**
 * {@code release.toml}.
 *
 * @param repository what routers pull, without a tag: {@code host/path}
 */
public record ReleaseSettings(String repository) {
    /** Its name in the checkout. */
    public static final String FILE = "release.toml";

    public ReleaseSettings {
        Objects.requireNonNull(repository, "repository is null");
    }

    /** Reads it. */
    public static ReleaseSettings read(Path checkout) {
        TomlTable file = TomlTable.read(checkout.resolve(FILE)).only("registry");
        return new ReleaseSettings(file.table("registry").only("repository").string("repository"));
    }
}
