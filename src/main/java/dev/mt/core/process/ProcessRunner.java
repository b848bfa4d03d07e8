package dev.mt.core.process;

import dev.mt.core.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands as processes of the operating system. */
public final class ProcessRunner implements CommandRunner {
    private static final int OUTPUT_LINES = 200_000;
    private static final int LOG_LINES = 400;
    private static final long GRACE_SECONDS = 3;
    private static final long PAUSE_MILLIS = 10;

    @Override
    public CommandResult run(Command command, Consumer<String> line) {
        Process process = start(command);
        Runtime runtime = Runtime.getRuntime();
        Thread hook = new Thread(() -> end(process), "end " + command.program());
        boolean hooked = addHook(runtime, hook);
        Listener listener = new Listener(line);
        Thread errors = listen(process.getErrorStream(), listener::error);
        Thread output = listen(process.getInputStream(), listener::output);
        try {
            int status = process.waitFor();
            output.join();
            errors.join();
            return listener.result(command, status);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            throw Failure.cancelled("running " + command.program());
        } finally {
            if (hooked) {
                removeHook(runtime, hook);
            }
        }
    }

    private static Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        command.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            Process process = builder.start();
            say(process, command.input());
            return process;
        } catch (IOException e) {
            throw Failure.of("cannot start " + command.program(), "is it installed, and in PATH?", e);
        }
    }

    private static void say(Process process, String input) throws IOException {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (input.isEmpty()) {
                throw e;
            }
            // It did not want to hear: its status and its words tell more.
        }
    }

    /** A process that is ended together with this program must not outlive it: children of children included. */
    static void end(Process process) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        try {
            while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly); // who obeyed is gone; a child may ignore what its parent obeys
    }

    static boolean addHook(Runtime runtime, Thread hook) {
        try {
            runtime.addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false; // the program is ending already
        }
    }

    static void removeHook(Runtime runtime, Thread hook) {
        try {
            runtime.removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending: the hook runs, and finds nothing to end.
        }
    }

    private static Thread listen(InputStream in, Consumer<String> each) {
        return Thread.ofPlatform().daemon().start(() -> read(in, each));
    }

    private static void read(InputStream in, Consumer<String> each) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                each.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Collects lines from two threads. */
    private static final class Listener {
        private final Consumer<String> line;
        private final List<String> output = new ArrayList<>();
        private final Deque<String> log = new ArrayDeque<>();

        Listener(Consumer<String> line) {
            this.line = line;
        }

        synchronized void output(String text) {
            if (output.size() < OUTPUT_LINES) {
                output.add(text);
            }
            error(text);
        }

        synchronized void error(String text) {
            if (log.size() == LOG_LINES) {
                log.removeFirst();
            }
            log.addLast(text);
            line.accept(text);
        }

        synchronized CommandResult result(Command command, int status) {
            return new CommandResult(command, status, output, List.copyOf(log));
        }
    }
}
