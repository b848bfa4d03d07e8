package dev.mt.recipe.stub;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.Command;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import dev.mt.recipe.zig.Zig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiles the start code of packed programs for one platform, or what small programs need of it: a static program
 * without a C library, in one segment, to which a packer adds what is to be unpacked. The sources are copied and named
 * without their folder, so that the bytes are the same wherever they lie.
 *
 * @param target the platform
 * @param inPlace whether it only runs programs where they are unpacked: without files in memory, and without Go's tables
 * @param zig the compiler
 * @param folder {@code image/unpack}
 * @param host the machine that zig runs on
 * @param cache where zig may keep things
 */
public record StubBinary(Platform target, boolean inPlace, Zig zig, Path folder, Host host, CacheFolder cache)
        implements Step {
    /** The start code in this step's result. */
    public static final String FILE = "stub.elf";

    private static final String SETTINGS = "build.toml";
    private static final String LINKER_SCRIPT = "stub.ld";

    public StubBinary {
        Objects.requireNonNull(target, "target is null");
        Objects.requireNonNull(zig, "zig is null");
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(cache, "cache is null");
    }

    @Override
    public String name() {
        return inPlace ? "stub-in-place" : "stub";
    }

    @Override
    public Optional<Platform> platform() {
        return Optional.of(target);
    }

    @Override
    public List<Step> needs() {
        return List.of(zig);
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        key.add("revision of this step", "1");
        key.add("arguments", arguments());
        for (Path source : sources()) {
            key.file(source.getFileName().toString(), source);
        }
    }

    @Override
    public void run(Work work) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(Zig.compiler(work.result(zig)).toString(), "cc"));
        words.addAll(arguments());
        words.addAll(List.of("-T", LINKER_SCRIPT, "-o", FILE));
        for (Path source : sources()) {
            Path copy = work.scratch().resolve(source.getFileName());
            Files.copy(source, copy);
            if (compiled(copy)) {
                words.add(copy.getFileName().toString());
            }
        }
        Path caches = cache.tool("zig");
        Command command = Command.of(words)
                .in(work.scratch())
                .with(host.passedOn())
                .with("ZIG_GLOBAL_CACHE_DIR", caches.resolve("global").toString())
                .with("ZIG_LOCAL_CACHE_DIR", caches.resolve("local").toString());
        work.run(command).orFail("compiling the start code of packed programs for " + target);
        Files.copy(work.scratch().resolve(FILE), work.output().resolve(FILE));
    }

    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(StubSettings.read(folder.resolve(SETTINGS)).arguments(target));
        if (inPlace) {
            arguments.add("-DONLY_IN_PLACE");
        }
        return arguments;
    }

    /** Everything that the bytes depend on, by name: code, headers and the linker's script. */
    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sources = files.filter(StubBinary::belongs).sorted().toList();
            if (sources.stream().noneMatch(StubBinary::compiled)) {
                throw Failure.of(
                        "there is no code in %s to start packed programs with".formatted(folder),
                        "take the folder from the repository again: git checkout image/unpack");
            }
            return sources;
        }
    }

    private static boolean belongs(Path file) {
        return compiled(file) || file.toString().endsWith(".h") || file.endsWith(LINKER_SCRIPT);
    }

    private static boolean compiled(Path file) {
        return file.toString().endsWith(".c") || file.toString().endsWith(".S");
    }
}
