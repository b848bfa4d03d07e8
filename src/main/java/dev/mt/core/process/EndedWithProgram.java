package dev.mt.core.process;

import dev.mt.core.AtEnd;
import dev.mt.core.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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

    private final Command command;
    private final Optional<AtEnd> hook;
    private Optional<Process> process = Optional.empty();
    private boolean ended;

    /** Starts nothing yet. */
    EndedWithProgram(Command command) {
        this.command = command;
        this.hook = hook();
    }

    private Optional<AtEnd> hook() {
        try {
            return Optional.of(new AtEnd("end " + command.program(), this::end));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whether the program is ending already: only what cleans up after it has a reason to start anything. */
    boolean late() {
        return hook.isEmpty();
    }

    /**
     * Starts it.
     *
     * @param streams what its standard streams are
     * @throws Failure if it cannot be started, or was to end before
     */
    synchronized Process start(Redirect streams) {
        if (ended) {
            throw cancelled();
        }
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .redirectInput(streams)
                .redirectOutput(streams)
                .redirectError(streams);
        command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            Process started = builder.start();
            process = Optional.of(started);
            return started;
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    /** A failure to start it. */
    Failure cannotStart(IOException cause) {
        return Failure.of("cannot start " + command.program(), "is it installed, and in PATH?", cause);
    }

    /** A failure of whoever did not wait for its end. */
    Failure cancelled() {
        return Failure.cancelled("running " + command.program());
    }

    /** Ends it since the calling thread was interrupted, which stays so. */
    Failure interrupted() {
        end();
        Thread.currentThread().interrupt();
        return cancelled();
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
        hook.ifPresent(AtEnd::close);
    }
}
