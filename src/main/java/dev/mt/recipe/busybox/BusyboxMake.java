package dev.mt.recipe.busybox;

import dev.mt.core.Platform;
import dev.mt.core.process.Command;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.zig.ZigTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Runs busybox's makefiles with zig as the compiler.
 *
 * @param host where make is
 * @param settings flags and targets
 * @param zig the compiler's program
 * @param wrapper the script that stands between the makefiles and zig
 * @param caches where zig keeps what it compiled of its own
 */
record BusyboxMake(Host host, BusyboxSettings settings, Path zig, Path wrapper, Path caches) {
    BusyboxMake {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(settings, "settings is null");
    }

    /** A make for a platform in a source tree. */
    Command command(Path tree, Platform platform, String... goals) {
        List<String> words = new ArrayList<>(List.of(host.make().toString(), "-j" + jobs()));
        words.addAll(settings.arguments(zig, wrapper));
        words.addAll(List.of(goals));
        ZigTarget target = settings.target(platform);
        List<String> flags = new ArrayList<>(settings.flags());
        flags.addAll(target.flags());
        Map<String, String> variables = new TreeMap<>(host.passedOn());
        variables.putAll(settings.environment());
        variables.put("BUSYBOX_ZIG", zig.toString());
        variables.put("BUSYBOX_TARGET", target.triple());
        variables.put("BUSYBOX_CFLAGS", String.join(" ", flags));
        variables.put("ZIG_GLOBAL_CACHE_DIR", caches.resolve("global").toString());
        variables.put("ZIG_LOCAL_CACHE_DIR", caches.resolve("local").toString());
        return Command.of(words).in(tree).with(variables);
    }

    private static int jobs() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }
}
