package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.Segment;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Workshop;
import dev.mt.recipe.stub.StubBinary;
import dev.mt.recipe.zig.Zig;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The start code as the recipe compiles it, small programs to pack, and packed programs, in a folder. */
public record TestingStub(Path folder) {
    private static final Map<String, String> ENVIRONMENT = System.getenv();

    /** How a packed program is to be run. */
    public enum Way {
        FROM_MEMFD,
        IN_PLACE
    }

    /** The start code for a platform; skips the test if there is no compiler to be had. */
    static byte[] startCode(Platform platform, Way way) {
        StubBinary step = new StubBinary(
                platform, way == Way.IN_PLACE, zig(), TestingImageFolder.file("unpack"), host(), cache());
        return read(finish(step).resolve(StubBinary.FILE));
    }

    private static Host host() {
        return new Host(ENVIRONMENT);
    }

    private static CacheFolder cache() {
        return CacheFolder.of(ENVIRONMENT);
    }

    private static Zig zig() {
        return new Zig(TestingImageFolder.file("toolchain/requirements.txt"), host());
    }

    private static Path finish(dev.mt.recipe.step.Step step) {
        try (Workshop workshop = new Workshop(cache(), new ProcessRunner(), event -> {}, 1)) {
            return workshop.finish(List.of(step)).getFirst();
        } catch (Failure e) {
            if (e.text().startsWith("fetching the C compiler")) {
                TestingPrograms.require(false, e.text());
            }
            throw e;
        }
    }

    /** Compiles a C program of the tests' resources. */
    Path compile(Platform platform, String name) throws IOException {
        Path compiler = Zig.compiler(finish(zig()));
        Path source = resource(name + ".c");
        Path program = folder.resolve(name + "." + platform.id());
        List<String> words = new ArrayList<>(List.of(
                "env",
                "ZIG_GLOBAL_CACHE_DIR=" + cache().tool("zig").resolve("global"),
                "ZIG_LOCAL_CACHE_DIR=" + cache().tool("zig").resolve("local"),
                compiler.toString(),
                "cc",
                "-target"));
        words.addAll(
                switch (platform) {
                    case AMD64 -> List.of("x86_64-linux-musl");
                    case ARM64 -> List.of("aarch64-linux-musl");
                    case ARMV7 -> List.of("arm-linux-musleabihf", "-mcpu=generic+v7a+vfp3d16-neon-d32");
                    case ARMV5 -> List.of("arm-linux-musleabi", "-mcpu=arm926ej_s");
                });
        // As busybox is: the C library has been compiled for that already, which takes far longer than these programs.
        words.addAll(
                List.of("-Oz", "-fno-stack-protector", "-s", "-static", "-o", program.toString(), source.toString()));
        TestingPrograms.run(folder, words.toArray(String[]::new));
        return program;
    }

    /** Builds a Go program of the tests' resources with the machine's Go. */
    Path build(Platform platform, String name) throws IOException {
        TestingPrograms.require("go");
        Path program = folder.resolve(name + ".go." + platform.id());
        List<String> words = new ArrayList<>(List.of("env", "CGO_ENABLED=0", "GOOS=linux", "GOFLAGS="));
        words.add("GOARCH=" + platform.architecture());
        platform.variant().ifPresent(variant -> words.add("GOARM=" + variant.substring(1)));
        for (String kept : List.of("GOCACHE", "HOME", "GOTOOLCHAIN")) {
            words.add(kept + "=" + ENVIRONMENT.getOrDefault(kept, ""));
        }
        words.removeIf(word -> word.endsWith("="));
        words.addAll(List.of("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program.toString()));
        words.add(resource(name + ".go").toString());
        TestingPrograms.run(folder, words.toArray(String[]::new));
        return program;
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream stream = Objects.requireNonNull(TestingStub.class.getResourceAsStream(name), name)) {
            Files.write(file, stream.readAllBytes());
        }
        return file;
    }

    /** Packs a program; its file gets a name. */
    public Path pack(Platform platform, Path program, Way way, String name) throws IOException {
        byte[] packed = new Packer(platform, startCode(platform, way), way == Way.IN_PLACE).pack(read(program));
        return program(name, packed);
    }

    /** Writes a program's file. */
    Path program(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs a shell script in the folder, for two minutes at most: its status is 124 or 137 after that. */
    CommandResult sh(String script) {
        return TestingPrograms.tryRun(folder, "timeout", "-k", "5", "120", "sh", "-c", script);
    }

    /** Goes on only if programs of a platform can be run here. */
    static void requireQemu(Platform platform) {
        String format = "/proc/sys/fs/binfmt_misc/qemu-" + (platform == Platform.ARM64 ? "aarch64" : "arm");
        TestingPrograms.require(
                platform == Platform.AMD64 || Files.exists(Path.of(format)),
                "programs of %s cannot be run: install qemu-user-static and binfmt-support".formatted(platform));
    }

    /** A processor for qemu that has no more than the platform promises. */
    static String cpu(Platform platform) {
        return switch (platform) {
            case AMD64, ARM64 -> "cortex-a53";
            case ARMV7 -> "cortex-a9,neon=off";
            case ARMV5 -> "arm926";
        };
    }

    /** Where the payload begins in a packed program: behind what the start code's segment has in its file. */
    static int payload(Platform platform, Way way) {
        ElfFile elf = ElfFile.read(ElfBytes.of("the start code", startCode(platform, way)));
        return elf.segments().stream()
                .filter(segment -> segment.type() == Segment.LOAD)
                .mapToInt(segment -> Math.toIntExact(segment.fileSize()))
                .findFirst()
                .orElseThrow();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
