package dev.mt.recipe.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.host.TestingPath;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.TestingWork;
import dev.mt.recipe.zig.Zig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStubBinary {
    @TempDir
    Path folder;

    private Path sources = Path.of("");

    @BeforeEach
    void copySources() throws IOException {
        sources = Files.createDirectories(folder.resolve("unpack"));
        try (Stream<Path> files = Files.list(TestingImageFolder.file("unpack"))) {
            for (Path file : files.toList()) {
                Files.copy(file, sources.resolve(file.getFileName()));
            }
        }
    }

    private StubBinary step(Platform platform) throws IOException {
        return step(platform, false);
    }

    private StubBinary step(Platform platform, boolean inPlace) throws IOException {
        TestingPath path = new TestingPath(folder);
        Zig zig = new Zig(TestingImageFolder.file("toolchain/requirements.txt"), path.host());
        return new StubBinary(platform, inPlace, zig, sources, path.host(), new CacheFolder(folder.resolve("cache")));
    }

    /** Runs the step with a compiler that writes down what it was asked, and makes what it is told to. */
    private TestingWork run(StubBinary step, String more) throws IOException {
        Path compiler = Zig.compiler(folder.resolve("zig"));
        Files.createDirectories(compiler.resolveSibling("."));
        Files.writeString(
                compiler, "#!/bin/sh\necho \"$*\" > stub.elf\necho \"$ZIG_LOCAL_CACHE_DIR\" >> stub.elf\n" + more);
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        TestingWork work = new TestingWork(Files.createTempDirectory(folder, "work"), new ProcessRunner())
                .with(step.zig(), folder.resolve("zig"));
        step.run(work);
        return work;
    }

    @Test
    void namesNoFolderToTheCompiler() throws IOException {
        TestingWork work = run(step(Platform.ARMV5), "");
        List<String> said = Files.readAllLines(work.output().resolve(StubBinary.FILE));
        assertThat(said.getFirst())
                .startsWith("cc -target arm-linux-musleabi ")
                .contains(" -mcpu=arm926ej_s ", " -T stub.ld ", " entry.S ", " start.c")
                .doesNotContain("/", ".h ");
        assertThat(said.getLast()).startsWith(folder.resolve("cache").toString());
    }

    @Test
    void theSmallOneIsAnotherStep() throws IOException {
        StubBinary small = step(Platform.ARMV5, true);
        assertThat(Files.readString(run(small, "").output().resolve(StubBinary.FILE)))
                .contains(" -DONLY_IN_PLACE ");
        assertThat(small.name()).isNotEqualTo(step(Platform.ARMV5).name());
        assertThat(TestingWork.key(small)).isNotEqualTo(TestingWork.key(step(Platform.ARMV5)));
    }

    @Test
    void whatTheCompilerSaysIsToldOn() {
        Failure failure = catchThrowableOfType(
                Failure.class, () -> run(step(Platform.ARM64), "echo 'start.c:7: error: no' >&2\nexit 1"));
        assertThat(failure).hasMessageStartingWith("compiling the start code of packed programs for arm64 failed");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("start.c:7: error: no"));
    }

    @Test
    void everyFileAndFlagIsInItsKey() throws IOException {
        assertThat(TestingWork.key(step(Platform.AMD64))).isNotEqualTo(TestingWork.key(step(Platform.ARM64)));
        for (String file : List.of("start.c", "entry.S", "stub.h", "stub.ld", "build.toml")) {
            Object before = TestingWork.key(step(Platform.AMD64));
            String text = Files.readString(sources.resolve(file));
            Files.writeString(sources.resolve(file), text.replace("\"-Wall\"", "\"-Wpedantic\"") + "\n# \n");
            Object after = TestingWork.key(step(Platform.AMD64));
            assertThat(after).as(file).isNotEqualTo(before);
        }
        Object before = TestingWork.key(step(Platform.AMD64));
        Files.writeString(sources.resolve("README.md"), "about it");
        assertThat(TestingWork.key(step(Platform.AMD64))).isEqualTo(before);
    }

    @Test
    void aFolderWithoutCodeIsNamed() throws IOException {
        sources = Files.createDirectories(folder.resolve("empty"));
        Files.copy(TestingImageFolder.file("unpack/build.toml"), sources.resolve("build.toml"));
        Failure failure = catchThrowableOfType(Failure.class, () -> TestingWork.key(step(Platform.AMD64)));
        assertThat(failure).hasMessage("there is no code in %s to start packed programs with".formatted(sources));
    }
}
