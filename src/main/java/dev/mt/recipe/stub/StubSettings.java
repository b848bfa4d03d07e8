package dev.mt.recipe.stub;

import dev.mt.core.Platform;
import dev.mt.recipe.pins.TomlTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * {@code image/unpack/build.toml}: how the start code is compiled.
 *
 * @param compilerFlags flags of every compilation
 * @param linkerFlags flags of the link
 * @param targets what differs by platform
 */
record StubSettings(List<String> compilerFlags, List<String> linkerFlags, Map<Platform, Target> targets) {
    /**
     * A platform as zig knows it.
     *
     * @param triple such as {@code aarch64-linux-musl}
     * @param flags further flags of every compilation
     */
    record Target(String triple, List<String> flags) {
        Target {
            flags = List.copyOf(flags);
        }
    }

    StubSettings {
        compilerFlags = List.copyOf(compilerFlags);
        linkerFlags = List.copyOf(linkerFlags);
        targets = Map.copyOf(targets);
    }

    /** Reads the file. */
    static StubSettings read(Path file) {
        TomlTable all = TomlTable.read(file).only("compile", "link", "target");
        TomlTable table = all.table("target").only(Platform.ids().toArray(String[]::new));
        Map<Platform, Target> targets = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            TomlTable target = table.table(platform.id()).only("triple", "cflags");
            targets.put(platform, new Target(target.string("triple"), target.strings("cflags")));
        }
        return new StubSettings(
                all.table("compile").only("cflags").strings("cflags"),
                all.table("link").only("flags").strings("flags"),
                targets);
    }

    /** Arguments of {@code zig cc} for a platform, but for the files. */
    List<String> arguments(Platform platform) {
        Target target = targets.get(platform);
        if (target == null) {
            throw new IllegalStateException("no target for " + platform);
        }
        List<String> arguments = new ArrayList<>(List.of("-target", target.triple()));
        arguments.addAll(compilerFlags);
        arguments.addAll(target.flags());
        arguments.addAll(linkerFlags);
        return arguments;
    }
}
