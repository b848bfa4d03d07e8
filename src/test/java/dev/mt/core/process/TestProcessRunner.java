package dev.mt.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TestProcessRunner {
    private final CommandRunner runner = new ProcessRunner();

    @TempDir
    Path folder;

    @Test
    void givesExactlyTheEnvironmentThatWasNamed() {
        Command command = Command.of("/usr/bin/env").with("A", "one two").with("B", "ü");
        assertThat(runner.run(command).orFail("env").output()).containsExactlyInAnyOrder("A=one two", "B=ü");
        assertThat(runner.run(Command.of("/usr/bin/env")).output()).isEmpty();
    }

    @Test
    void runsInTheFolder() {
        assertThat(runner.run(Command.of("/bin/pwd", "-P").in(folder)).text())
                .endsWith(folder.getFileName().toString());
    }

    @Test
    void wordsAreNotSplitOrExpanded() {
        CommandResult result = runner.run(Command.of("/usr/bin/printf", "%s\\n", "a b", "$HOME", "*", ""));
        assertThat(result.output()).containsExactly("a b", "$HOME", "*", "");
    }

    @Test
    void returnsTheStatusAndKeepsOutputApart() {
        CommandResult result = runner.run(shell("echo one; echo two >&2; exit 7"));
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.succeeded()).isFalse();
        assertThat(result.output()).containsExactly("one");
        assertThat(result.log()).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void handsOnEachLineWhileTheCommandRuns() throws Exception {
        Path go = folder.resolve("go");
        List<String> lines = new ArrayList<>();
        CommandResult result = runner.run(
                shell("echo first; until [ -e '" + go + "' ]; do sleep 0.01; done; printf unfinished"), line -> {
                    lines.add(line);
                    create(go);
                });
        assertThat(result.succeeded()).isTrue();
        assertThat(lines).containsExactly("first", "unfinished");
    }

    /** Nobody is there to answer: a question must not hang the build. */
    @Test
    void standardInputIsAtItsEnd() {
        assertThat(runner.run(shell("cat; echo end")).output()).containsExactly("end");
    }

    @Test
    void bytesThatAreNoTextDoNotStopIt() {
        CommandResult result = runner.run(shell("printf 'a\\377b\\n\\342\\234\\223\\n'"));
        assertThat(result.output()).containsExactly("a\uFFFDb", "✓");
    }

    @Test
    void aFloodOfOutputIsCutNotKept() {
        CommandResult result = runner.run(shell("yes flood | head -n 300000; echo end"));
        assertThat(result.succeeded()).isTrue();
        assertThat(result.output()).hasSize(200_000);
        assertThat(result.log()).hasSize(400).endsWith("flood", "end");
    }

    @Test
    void aMissingProgramIsNamed() {
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> runner.run(Command.of(folder.resolve("gone").toString())));
        assertThat(failure).hasMessageStartingWith("cannot start " + folder.resolve("gone"));
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("installed"));
        assertThatThrownBy(() -> runner.run(Command.of("no-such-program-anywhere")))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("cannot start no-such-program-anywhere");
    }

    @Test
    void anInterruptEndsChildrenAndGrandchildren() throws Exception {
        assertEndsAll("sleep 301 & sleep 302 & echo $! ; (sleep 303 & echo $!; wait) & echo $$; wait", 3);
    }

    /** `make` obeys a signal at once; what it started may not. */
    @Test
    void anInterruptEndsGrandchildrenThatIgnoreSignals() throws Exception {
        assertEndsAll("(trap '' TERM; echo deaf; while :; do sleep 0.05; done) & echo $!; wait", 2);
    }

    private void assertEndsAll(String script, int lines) throws Exception {
        CountDownLatch said = new CountDownLatch(lines);
        List<Long> processes = new ArrayList<>();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                runner.run(shell(script), line -> {
                    if (line.matches("\\d+")) {
                        processes.add(Long.parseLong(line));
                    }
                    said.countDown();
                });
                thrown.complete(new AssertionError("it came to its end"));
            } catch (RuntimeException e) {
                thrown.complete(e);
            }
        });
        assertThat(said.await(10, TimeUnit.SECONDS)).isTrue();
        List<ProcessHandle> family = IntStream.range(0, processes.size())
                .mapToObj(i -> ProcessHandle.of(processes.get(i)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(family).isNotEmpty().allMatch(ProcessHandle::isAlive);
        thread.interrupt();
        assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOfSatisfying(Failure.class, f -> assertThat(f.exitCode())
                .isEqualTo(ExitCode.CANCELLED));
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        for (ProcessHandle process : family) {
            process.onExit().get(5, TimeUnit.SECONDS);
            assertThat(process.isAlive()).isFalse();
        }
    }

    private static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script).with("PATH", "/usr/bin:/bin");
    }

    private static void create(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCommandReadsWhatItIsTold() {
        CommandRunner runner = new ProcessRunner();
        assertThat(runner.run(Command.of("/bin/cat").saying("one\ntwo")).output())
                .containsExactly("one", "two");
        assertThat(runner.run(Command.of("/bin/cat")).output()).isEmpty();
        // One that does not want to hear ends as it likes.
        assertThat(runner.run(Command.of("/bin/sh", "-c", "exit 7").saying("x".repeat(10)))
                        .status())
                .isEqualTo(7);
    }
}
