package dev.mt.core.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Runs commands as processes of the operating system. */
public final class ProcessRunner implements CommandRunner {
    private static final int OUTPUT_LINES = 200_000;
    private static final int LOG_LINES = 400;

    @Override
    public CommandResult run(Command command, Consumer<String> line) {
        try (EndedWithProgram running = new EndedWithProgram(command)) {
            Process process = running.start(Redirect.PIPE);
            say(running, process, command.input());
            Listener listener = new Listener(line);
            Thread errors = listen(process.getErrorStream(), listener::error);
            Thread output = listen(process.getInputStream(), listener::output);
            try {
                int status = process.waitFor();
                output.join();
                errors.join();
                return listener.result(command, status);
            } catch (InterruptedException e) {
                throw running.interrupted();
            }
        }
    }

    private static void say(EndedWithProgram running, Process process, String input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (input.isEmpty()) {
                throw running.cannotStart(e);
            }
            // It did not want to hear: its status and its words tell more.
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
