package dev.mt.recipe.stub;

import dev.mt.core.Platform;
import dev.mt.core.toml.TomlTable;
import dev.mt.recipe.zig.ZigTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code image/unpack/build.toml}: how the start code is compiled.
 *
 * @param compilerFlags flags of every compilation
 * @param linkerFlags flags of the link
 * @param targets what differs by platform
 */
record StubSettings(List<String> compilerFlags, List<String> linkerFlags, Map<Platform, ZigTarget> targets) {
    StubSettings {
        compilerFlags = List.copyOf(compilerFlags);
        linkerFlags = List.copyOf(linkerFlags);
        targets = Map.copyOf(targets);
    }

    /** Reads the file. */
    static StubSettings read(Path file) {
        TomlTable all = TomlTable.read(file).only("compile", "link", "target");
        return new StubSettings(
                all.table("compile").only("cflags").strings("cflags"),
                all.table("link").only("flags").strings("flags"),
                ZigTarget.all(all));
    }

    /** Arguments of {@code zig cc} for a platform, but for the files. */
    List<String> arguments(Platform platform) {
        ZigTarget target = ZigTarget.of(targets, platform);
        List<String> arguments = new ArrayList<>(List.of("-target", target.triple()));
        arguments.addAll(compilerFlags);
        arguments.addAll(target.flags());
        arguments.addAll(linkerFlags);
        return arguments;
    }
}
