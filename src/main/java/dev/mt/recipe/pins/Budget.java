package dev.mt.recipe.pins;

import dev.mt.core.Bytes;
import dev.mt.core.Platform;
import dev.mt.core.toml.TomlTable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Table {@code [budget]} of {@code image/image.toml}: how many bytes all files of an image may have together.
 *
 * @param limits by platform; a platform that is not there has no limit
 */
public record Budget(Map<Platform, Bytes> limits) {
    /** What the table is called. */
    static final String TABLE = "budget";

    public Budget {
        EnumMap<Platform, Bytes> copy = new EnumMap<>(Platform.class);
        copy.putAll(limits);
        limits = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads it; empty if the file has no such table.
     *
     * @throws dev.mt.core.Failure if the file cannot be read, or something in the table is no limit
     */
    public static Optional<Budget> read(Path file) {
        return in(TomlTable.read(file));
    }

    static Optional<Budget> in(TomlTable all) {
        if (!all.node().has(TABLE)) {
            return Optional.empty();
        }
        TomlTable table = all.table(TABLE).only(Platform.ids().toArray(String[]::new));
        EnumMap<Platform, Bytes> limits = new EnumMap<>(Platform.class);
        for (String id : table.node().propertyNames()) {
            limits.put(Platform.of(id), limit(table, id));
        }
        return Optional.of(new Budget(limits));
    }

    private static Bytes limit(TomlTable table, String id) {
        JsonNode value = table.node().path(id);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() <= 0) {
            throw table.refused(id, "is no limit", "write a number of bytes, such as 3_000_000");
        }
        return new Bytes(value.longValue());
    }
}
