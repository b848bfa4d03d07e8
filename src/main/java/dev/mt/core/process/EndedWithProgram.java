package dev.mt.core.process;

import dev.mt.core.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that does not outlive this program, whenever a signal ends it: what ends the process is there before it starts,
 * since the JVM waits for nobody else, and waits itself while it starts.
 */
final class EndedWithProgram implements AutoCloseable {
    private static final long GRACE_SECONDS = 3;
    private static final long PAUSE_MILLIS = 10;

    private final Thread hook;
    private final boolean late;
    private Optional<Process> process = Optional.empty();
    private boolean ended;

    /** Starts nothing yet. */
    EndedWithProgram(Command command) {
        hook = new Thread(this::end, "end " + command.program());
        late = !added(hook);
    }

    private static boolean added(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Whether the program is ending already: only what cleans up after it has a reason to start anything. */
    boolean late() {
        return late;
    }

    /** Starts it, unless it was to end before. */
    synchronized Process start(Command command, ProcessBuilder builder) throws IOException {
        if (ended) {
            throw Failure.cancelled("running " + command.program());
        }
        Process started = builder.start();
        process = Optional.of(started);
        return started;
    }

    /** Ends it, and everything that it started. */
    synchronized void end() {
        ended = true;
        process.ifPresent(EndedWithProgram::end);
    }

    private static void end(Process process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        await(family);
        family.forEach(ProcessHandle::destroyForcibly); // who obeyed is gone; a child may ignore what its parent obeys
        await(family);
    }

    private static void await(List<ProcessHandle> family) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        try {
            while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It has ended by itself. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the hook runs, and finds nothing to end.
        }
    }
}
