package dev.mt.recipe.step;

import dev.mt.core.process.Command;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A build in a process of its own: a quick step, and one that begins a file {@code begun}, and ends when there is a file
 * {@code go}. Both files are in the folder beside the cache.
 */
final class TestingBuild implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private TestingBuild(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        CacheFolder cache = new CacheFolder(folder.resolve("cache"));
        try (Workshop workshop = new Workshop(cache, new ProcessRunner(), event -> {}, 2)) {
            workshop.finish(List.of(slow(folder)));
        }
        System.exit(0);
    }

    static TestingStep quick() {
        return TestingStep.of("quick").input("quick");
    }

    static TestingStep slow(Path folder) {
        return TestingStep.of("slow", quick()).input("slow").doing(work -> {
            Files.writeString(work.output().resolve("half"), "half");
            Files.writeString(folder.resolve("begun"), "begun");
            while (!Files.exists(folder.resolve("go"))) {
                work.run(Command.of("/bin/sleep", "0.05"));
            }
        });
    }

    /** Starts one, and waits until its slow step has begun. */
    static TestingBuild start(Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TestingBuild.class.getName(),
                folder.toString());
        Path log = folder.resolve("build.log");
        TestingBuild build = new TestingBuild(
                folder,
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start());
        while (!Files.exists(folder.resolve("begun"))) {
            if (build.process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the build ended early:\n" + Files.readString(log));
            }
        }
        return build;
    }

    void letGo() throws IOException {
        Files.writeString(folder.resolve("go"), "go");
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
