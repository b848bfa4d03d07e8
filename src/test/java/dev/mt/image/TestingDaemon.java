package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A program in the background, with its output in a file. */
final class TestingDaemon implements AutoCloseable {
    private final Process process;
    private final Path log;

    private TestingDaemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param environment its variables besides PATH, LC_ALL and TZ; nothing is inherited
     * @param folder where it runs, and where its log is
     */
    static TestingDaemon start(String name, Path folder, Map<String, String> environment, List<String> words) {
        List<String> found = new ArrayList<>(words);
        TestingPrograms.find(words.getFirst()).ifPresent(program -> found.set(0, program.toString()));
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(found)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().merge("PATH", ":/usr/local/sbin:/usr/sbin:/sbin", String::concat);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC", "HOME", folder.toString()));
        builder.environment().putAll(environment);
        builder.environment().putAll(TestingMachine.mark());
        try {
            return new TestingDaemon(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has said so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, if it ends in time: 128 and the number of the signal if one ended it. */
    OptionalInt awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends a signal to it alone. */
    void signal(String name) {
        TestingPrograms.run(Path.of("/"), "kill", "-s", name, Long.toString(pid()));
    }

    /** Ends it now. */
    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }
}
