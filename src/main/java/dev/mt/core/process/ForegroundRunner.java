package dev.mt.core.process;

import dev.mt.core.Failure;
import java.io.IOException;

/** Runs commands as processes that share this one's input and output. */
public final class ForegroundRunner implements Foreground {
    @Override
    public int run(Command command) {
        try (EndedWithProgram running = new EndedWithProgram(command)) {
            if (running.late()) {
                throw Failure.cancelled("running " + command.program());
            }
            Process process = start(running, command);
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                running.end();
                Thread.currentThread().interrupt();
                throw Failure.cancelled("running " + command.program());
            }
        }
    }

    private static Process start(EndedWithProgram running, Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words()).inheritIO();
        command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return running.start(command, builder);
        } catch (IOException e) {
            throw Failure.of("cannot start " + command.program(), "is it installed, and in PATH?", e);
        }
    }
}
