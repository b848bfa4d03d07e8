package dev.mt.proof.machine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run takes of the machine it gives back, however it ends. */
@Tag("machine")
class TestRunFolder {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path base;

    /** A run of another process, and a program that it started. */
    private record Other(Process process, Path folder, long sleeper) {
        boolean hasLeftSomething() {
            return Files.exists(folder)
                    || ProcessHandle.of(sleeper).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    @BeforeEach
    void require() {
        TestingPrograms.require("setsid", "nsenter");
    }

    private Other start() throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        requireNonNull(System.getProperty("java.class.path")),
                        TestingRun.class.getName(),
                        base.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader reader = process.inputReader();
        String[] said = requireNonNull(reader.readLine()).split(" ", -1);
        Other other = new Other(process, Path.of(said[0]), Long.parseLong(said[1]));
        assertThat(other.hasLeftSomething()).isTrue();
        return other;
    }

    private RunFolder claim() {
        return RunFolder.claim(base, new ProcessRunner(), Machine.base(System.getenv()));
    }

    private static long guardianOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(each ->
                        List.of(each.info().arguments().orElse(new String[0])).contains(folder.toString()))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itsGuardianTakesAwayWhatAKilledOneLeft() throws Exception {
        Other other = start();
        other.process().destroyForcibly().waitFor();
        assertThat(Patience.holds(PATIENCE, () -> !other.hasLeftSomething())).isTrue();
    }

    @Test
    void theNextOneTakesAwayWhatIsLeftOfOneThatWasKilledWithItsGuardian() throws Exception {
        Other other = start();
        ProcessHandle.of(guardianOf(other.folder())).orElseThrow().destroyForcibly();
        other.process().destroyForcibly().waitFor();
        Patience.pause(Duration.ofSeconds(1));
        assertThat(other.hasLeftSomething()).isTrue();
        try (RunFolder next = claim()) {
            assertThat(Patience.holds(PATIENCE, () -> !other.hasLeftSomething()))
                    .isTrue();
            assertThat(next.path()).isDirectory();
        }
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void twoAtOnceLeaveEachOtherAlone() throws Exception {
        Other other = start();
        RunFolder ours = claim();
        assertThat(ours.path()).isNotEqualTo(other.folder());
        assertThat(other.hasLeftSomething()).isTrue();
        ours.close();
        assertThat(ours.path()).doesNotExist();
        assertThat(other.hasLeftSomething()).isTrue();
        other.process().destroyForcibly().waitFor();
        assertThat(Patience.holds(PATIENCE, () -> !other.hasLeftSomething())).isTrue();
    }

    @Test
    void whatIsKeptStaysUntilItsUserTakesItAway() throws Exception {
        Path folder;
        Service sleeper;
        String command;
        try (RunFolder run = claim()) {
            Machine machine = Machine.of(run, new ProcessRunner(), System.getenv());
            sleeper = machine.start("sleeper", Map.of(), List.of("sleep", "1000"));
            folder = run.path();
            command = run.keep();
        }
        assertThat(folder).isDirectory();
        assertThat(sleeper.isAlive()).isTrue();
        CommandResult result = TestingPrograms.tryRun(base, "sh", "-c", command);
        assertThat(result.succeeded()).as(result.logText()).isTrue();
        assertThat(folder).doesNotExist();
        assertThat(ProcessHandle.allProcesses()
                        .filter(each -> each.info().commandLine().orElse("").equals("sleep 1000")
                                && each.parent().isEmpty()))
                .isEmpty();
    }
}
