package dev.mt.core.process;

import dev.mt.core.Failure;
import java.util.function.Consumer;

/** Runs commands to their end. */
@FunctionalInterface
public interface CommandRunner {
    /**
     * Runs a command, handing on each line that it prints as it comes.
     *
     * <p>When the calling thread is interrupted, the command and everything that it started is ended first.
     *
     * @param line called for each line of output and error output, from one thread
     * @return its exit status and the end of its output, whatever the status
     * @throws Failure if the program cannot be started, or the calling thread is interrupted
     */
    CommandResult run(Command command, Consumer<String> line);

    /** Runs a command quietly. */
    default CommandResult run(Command command) {
        return run(command, ignored -> {});
    }
}
