package dev.mt.recipe.busybox;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.toml.TomlTable;
import dev.mt.recipe.zig.ZigTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code image/busybox/build.toml}: how busybox is compiled.
 *
 * @param environment variables of every command
 * @param arguments arguments of every make, with {@code ZIG}, {@code CC} and {@code HOST} to be filled in
 * @param flags flags of every compilation
 * @param targets what differs by platform
 */
record BusyboxSettings(
        Map<String, String> environment, List<String> arguments, List<String> flags, Map<Platform, ZigTarget> targets) {
    private static final Pattern TO_FILL_IN = Pattern.compile("\\b(?:ZIG|HOST)\\b|(?<![\\w/])CC\\b");

    BusyboxSettings {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
        targets = Map.copyOf(targets);
    }

    /** Reads the file. */
    static BusyboxSettings read(Path file) {
        TomlTable all = TomlTable.read(file).only("environment", "make", "compile", "target");
        return new BusyboxSettings(
                all.texts("environment"),
                all.table("make").only("arguments").strings("arguments"),
                all.table("compile").only("cflags").strings("cflags"),
                ZigTarget.all(all));
    }

    /** The target of a platform. */
    ZigTarget target(Platform platform) {
        return ZigTarget.of(targets, platform);
    }

    /** Make's arguments with paths filled in. */
    List<String> arguments(Path zig, Path compiler) {
        List<String> filled = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=') + 1;
            // In one go: what is filled in may hold these words itself.
            String value = TO_FILL_IN
                    .matcher(argument.substring(equals))
                    .replaceAll(word -> Matcher.quoteReplacement(
                            switch (word.group()) {
                                case "ZIG" -> zig.toString();
                                case "CC" -> compiler.toString();
                                default -> hostTriple();
                            }));
            filled.add(argument.substring(0, equals) + value);
        }
        return filled;
    }

    /** What zig calls the machine that the build runs on. */
    private static String hostTriple() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (architecture) {
            case "amd64", "x86_64" -> "x86_64-linux-musl";
            case "aarch64", "arm64" -> "aarch64-linux-musl";
            default ->
                throw Failure.of(
                        "the build does not run on this machine's architecture, " + architecture,
                        "use a Linux machine with x86_64 or aarch64");
        };
    }
}
