package dev.mt.routeros.simulator.ssh;

import dev.mt.routeros.simulator.console.LineEditor;
import dev.mt.routeros.simulator.console.PlainConsole;
import dev.mt.routeros.simulator.console.SharedRouter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A console: with a line editor if the client has a terminal, else line by line. It ends when the router loses its power. */
final class SshShell extends AbstractCommandSupport {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    private final SharedRouter shared;

    SshShell(SharedRouter shared) {
        super("console", null);
        this.shared = shared;
    }

    @Override
    public void run() {
        Map<String, String> variables = getEnvironment().getEnv();
        String type = variables.getOrDefault(Environment.ENV_TERM, "");
        try {
            if (type.isEmpty()) {
                plain();
            } else {
                edited(type);
            }
            onExit(0);
        } catch (UncheckedIOException | IOException e) {
            onExit(1, "the client is gone");
        } catch (RuntimeException e) {
            onExit(1, "the simulator broke: " + e);
        }
    }

    private void plain() throws IOException {
        OutputStream out = getOutputStream();
        InputStreamReader commands = new InputStreamReader(getInputStream(), StandardCharsets.ISO_8859_1);
        new PlainConsole(
                        shared,
                        commands,
                        line -> {
                            SshCommand.write(out, line);
                            flush(out);
                        },
                        false)
                .run(false);
    }

    private static void flush(OutputStream out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edited(String type) throws IOException {
        try (Terminal terminal = TerminalBuilder.builder()
                .name("ssh")
                .system(false)
                .type(type)
                .encoding(StandardCharsets.UTF_8)
                .streams(getInputStream(), getOutputStream())
                .build()) {
            terminal.setSize(size());
            getEnvironment()
                    .addSignalListener(
                            (channel, signal) -> {
                                terminal.setSize(size());
                                terminal.raise(Terminal.Signal.WINCH);
                            },
                            Signal.WINCH);
            new LineEditor(terminal, shared, Optional.empty()).run(false);
            terminal.flush();
        }
    }

    private Size size() {
        Map<String, String> variables = getEnvironment().getEnv();
        return new Size(
                number(variables.getOrDefault(Environment.ENV_COLUMNS, ""), WIDTH),
                number(variables.getOrDefault(Environment.ENV_LINES, ""), HEIGHT));
    }

    private static int number(String text, int otherwise) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
    }
}
