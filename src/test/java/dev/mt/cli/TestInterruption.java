package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.recipe.TestingRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a build, in a process of its own. */
@Timeout(60)
class TestInterruption {
    @TempDir
    Path folder;

    private TestingRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = new TestingRepository(folder);
    }

    @AfterEach
    void end() {
        repository.close();
    }

    private Process build() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dmt.home=" + repository.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "build",
                        "--no-slim",
                        "amd64",
                        "--tar")
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(repository.environment());
        return builder.start();
    }

    @Test
    void isSaidInOneSentenceAndLeavesNothingHalf() throws Exception {
        repository.path().program("make", "echo $$ > " + folder.resolve("making") + "; exec /bin/sleep 600");
        Process build = build();
        Path making = folder.resolve("making");
        while (!Files.exists(making) || Files.size(making) == 0) {
            assertThat(build.isAlive())
                    .as(Files.readString(folder.resolve("err")))
                    .isTrue();
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(build.pid())).start().waitFor();
        assertThat(build.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(build.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("out")).isEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("err")).stream().filter(line -> line.startsWith("mt: ")))
                .singleElement()
                .asString()
                .startsWith("mt: interrupted");
        long pid = Long.parseLong(Files.readString(making).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive))
                .as("make")
                .isEmpty();
        assertThat(files(repository.root().resolve("dist"))).allMatch(file -> file.endsWith(".lock"));
        assertThat(files(folder.resolve("cache/work"))).isEmpty();

        repository.path().program("make", "exit 1");
        repository.calls();
        build = build();
        assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(repository.calls())
                .as("finished steps are not repeated")
                .noneMatch(call -> call.startsWith("python3"));
    }

    private static Iterable<Path> files(Path in) throws IOException {
        if (!Files.exists(in)) {
            return java.util.List.of();
        }
        try (Stream<Path> walk = Files.walk(in)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
