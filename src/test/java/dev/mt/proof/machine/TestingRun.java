package dev.mt.proof.machine;

import dev.mt.core.process.ProcessRunner;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A run in a process of its own, so that it can be killed. Argument: the folder of runs. */
final class TestingRun {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private TestingRun() {}

    /** Starts a program that would go on for long, says which, and waits. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> variables = System.getenv();
        ProcessRunner runner = new ProcessRunner();
        RunFolder run = RunFolder.claim(Path.of(arguments[0]), runner, Machine.base(variables));
        Service service = Machine.of(run, runner, variables).start("sleeper", Map.of(), List.of("sleep", "1000"));
        OUT.printf("%s %d%n", run.path(), service.pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
