package dev.mt.recipe.zig;

import dev.mt.core.Platform;
import dev.mt.core.toml.TomlTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A platform as zig knows it.
 *
 * @param triple such as {@code aarch64-linux-musl}
 * @param flags further flags of every compilation
 */
public record ZigTarget(String triple, List<String> flags) {
    public ZigTarget {
        flags = List.copyOf(flags);
    }

    /** Reads the tables {@code [target.PLATFORM]} of a build.toml: one for each platform, and none besides. */
    public static Map<Platform, ZigTarget> all(TomlTable file) {
        TomlTable table = file.table("target").only(Platform.ids().toArray(String[]::new));
        Map<Platform, ZigTarget> targets = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            TomlTable target = table.table(platform.id()).only("triple", "cflags");
            targets.put(platform, new ZigTarget(target.string("triple"), target.strings("cflags")));
        }
        return targets;
    }

    /** That of a platform out of all. */
    public static ZigTarget of(Map<Platform, ZigTarget> all, Platform platform) {
        ZigTarget target = all.get(platform);
        if (target == null) {
            throw new IllegalStateException("no target for " + platform);
        }
        return target;
    }
}
