package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Objects;
import java.util.function.Consumer;

/** A console without a terminal: commands come line by line, and only what they print goes out. */
public final class PlainConsole {
    private final SharedRouter shared;
    private final ConsoleSession session;
    private final BufferedReader lines;
    private final Consumer<String> output;
    private final boolean echo;
    private boolean failed;

    /**
     * @param output where lines go, without their ends
     * @param commands text of RouterOS: chars are bytes
     * @param echo whether commands are printed with their prompt, as a terminal would show them
     */
    public PlainConsole(SharedRouter shared, Reader commands, Consumer<String> output, boolean echo) {
        this.shared = Objects.requireNonNull(shared, "shared is null");
        this.session = new ConsoleSession(shared, output);
        this.lines = new BufferedReader(commands);
        this.output = Objects.requireNonNull(output, "output is null");
        this.echo = echo;
    }

    /** Whether a command failed. */
    public boolean failed() {
        return failed;
    }

    /**
     * Carries out what comes.
     *
     * @param restarts whether it goes on when the router starts anew, as one at its serial port does
     * @return what ended it: QUIT, POWER_LOST, or the outcome of the last command if there are no more
     */
    public Outcome run(boolean restarts) throws IOException {
        StringBuilder text = new StringBuilder();
        String line = lines.readLine();
        while (line != null) {
            show(text.toString(), line);
            text.append(text.isEmpty() ? "" : "\n").append(line);
            if (OpenText.in(text + "\n").isEmpty()) {
                Outcome outcome = enter(text.toString());
                text.setLength(0);
                if (outcome == Outcome.POWER_LOST && restarts) {
                    output.accept(Restart.await(shared));
                } else if (outcome == Outcome.QUIT || outcome == Outcome.POWER_LOST) {
                    return outcome;
                }
            }
            line = lines.readLine();
        }
        return text.isEmpty() ? Outcome.DONE : enter(text.toString());
    }

    private void show(String before, String line) {
        if (echo) {
            String prompt = OpenText.in(before.isEmpty() ? before : before + "\n")
                    .map(ConsoleSession::promptFor)
                    .orElseGet(session::prompt);
            output.accept(prompt + line);
        }
    }

    private Outcome enter(String text) {
        Outcome outcome = session.enter(text);
        failed |= outcome == Outcome.FAILED;
        return outcome;
    }
}
