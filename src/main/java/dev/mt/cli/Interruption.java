package dev.mt.cli;

import java.io.PrintWriter;

/**
 * Tells an end by a signal from an end of the program's own. The JVM runs its shutdown hooks at both: commands that are
 * under way then fail because their processes were ended, and nobody wants to read of that.
 */
final class Interruption {
    private volatile boolean finished;
    private volatile boolean interrupted;

    /** Watches for signals. */
    static Interruption watch(PrintWriter err) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.noticed(err), "notice interruption"));
        return interruption;
    }

    /** Nothing is watched for: for tests, and commands within commands. */
    static Interruption none() {
        return new Interruption();
    }

    private void noticed(PrintWriter err) {
        if (!finished) {
            interrupted = true;
            err.println(
                    "mt: interrupted; nothing half-written is left, and the next run goes on from the finished steps");
            err.flush();
        }
    }

    /** The program has done what it was called for. */
    void finished() {
        finished = true;
    }

    /** Whether a signal is ending the program. */
    boolean interrupted() {
        return interrupted;
    }
}
