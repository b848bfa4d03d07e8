package dev.mt.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.elf.slim.GoSlimmer;
import dev.mt.elf.slim.SlimProgram;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** The safety program of one platform, as {@code go build} made it and slimmed. */
record TestingSafety(Platform platform, Path plain, Path slimmed, SlimProgram slim) {
    private static final String GO = "go1.27.4";
    /** Far more than any run needs; a program that hangs has failed. */
    private static final long PATIENCE_SECONDS = 180;

    /** What a run said, and how it ended. */
    record Said(int status, String out, String err) {}

    /**
     * Builds the program; Go's own cache makes the second time short.
     *
     * @param compilerFlags empty, or {@code -l}: without inlining
     */
    static TestingSafety build(Platform platform, String compilerFlags, Path folder) throws IOException {
        TestingPrograms.require("go");
        emulator(platform).stream().limit(1).forEach(TestingPrograms::require);
        Path source =
                Path.of(Objects.requireNonNull(System.getProperty("mt.home"))).resolve("proof/safety");
        Path plain = folder.resolve("plain");
        Map<String, String> environment = new HashMap<>(target(platform));
        environment.putAll(Map.of("GOTOOLCHAIN", GO, "GOFLAGS", "-p=2", "CGO_ENABLED", "0", "GOWORK", "off"));
        List<String> words = List.of(
                "go",
                "build",
                "-mod=readonly",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags=-s -w",
                "-gcflags=all=" + compilerFlags,
                "-o",
                plain.toString(),
                ".");
        Said said = start(words, source, environment, folder);
        TestingPrograms.require(
                said.status == 0 || !said.err.contains("download go"),
                "no Go toolchain %s: %s".formatted(GO, said.err));
        assertThat(said.status).as(said.err).isZero();
        SlimProgram slim = GoSlimmer.slim(Files.readAllBytes(plain), "safety for " + platform);
        Path slimmed = Files.write(folder.resolve("slimmed"), slim.program());
        assertThat(slimmed.toFile().setExecutable(true)).isTrue();
        return new TestingSafety(platform, plain, slimmed, slim);
    }

    private static Map<String, String> target(Platform platform) {
        return switch (platform) {
            case AMD64 -> Map.of("GOOS", "linux", "GOARCH", "amd64", "GOAMD64", "v1");
            case ARM64 -> Map.of("GOOS", "linux", "GOARCH", "arm64", "GOARM64", "v8.0");
            case ARMV7 -> Map.of("GOOS", "linux", "GOARCH", "arm", "GOARM", "7");
            case ARMV5 -> Map.of("GOOS", "linux", "GOARCH", "arm", "GOARM", "5");
        };
    }

    /** What runs a platform's programs on the least processor that they are for; nothing for this machine's own. */
    private static List<String> emulator(Platform platform) {
        return switch (platform) {
            case AMD64 -> List.of();
            case ARM64 -> List.of("qemu-aarch64-static", "-cpu", "cortex-a53");
            case ARMV7 -> List.of("qemu-arm-static", "-cpu", "cortex-a9,neon=off");
            case ARMV5 -> List.of("qemu-arm-static", "-cpu", "arm926");
        };
    }

    /** Runs one of the two programs. */
    Said run(Path program, Map<String, String> environment, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(emulator(platform));
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return start(words, plain.toAbsolutePath().resolveSibling(""), environment, plain.resolveSibling(""));
    }

    private static Said start(List<String> words, Path where, Map<String, String> environment, Path files)
            throws IOException {
        Path out = Files.createTempFile(files, "run", ".out");
        Path err = Files.createTempFile(files, "run", ".err");
        ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GODEBUG") || name.startsWith("GOGC"));
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                Assertions.fail("%s with %s hangs. It said:%n%s%s"
                        .formatted(words, environment, Files.readString(out), Files.readString(err)));
            }
            return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
