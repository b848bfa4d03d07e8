package dev.mt.core.process;

import dev.mt.core.Failure;

/** Runs commands that speak for themselves: with this program's own input and output. */
@FunctionalInterface
public interface Foreground {
    /**
     * Runs a command to its end; its {@link Command#input} is not used.
     *
     * <p>When the calling thread is interrupted, or this program ends, the command and everything that it started is ended
     * first.
     *
     * @return its exit status; 128 and the signal's number if a signal ended it
     * @throws Failure if it cannot be started, or the calling thread is interrupted
     */
    int run(Command command);
}
