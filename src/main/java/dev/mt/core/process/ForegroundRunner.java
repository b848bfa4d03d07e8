package dev.mt.core.process;

import dev.mt.core.Failure;
import java.io.IOException;

/** Runs commands as processes that share this one's input and output. */
public final class ForegroundRunner implements Foreground {
    @Override
    public int run(Command command) {
        Process process = start(command);
        Thread hook = new Thread(() -> ProcessRunner.end(process), "end " + command.program());
        boolean hooked = ProcessRunner.addHook(Runtime.getRuntime(), hook);
        if (!hooked) {
            ProcessRunner.end(process); // the program was ending before it began
        }
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            ProcessRunner.end(process);
            Thread.currentThread().interrupt();
            throw Failure.cancelled("running " + command.program());
        } finally {
            if (hooked) {
                ProcessRunner.removeHook(Runtime.getRuntime(), hook);
            }
        }
    }

    private static Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words()).inheritIO();
        command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw Failure.of("cannot start " + command.program(), "is it installed, and in PATH?", e);
        }
    }
}
