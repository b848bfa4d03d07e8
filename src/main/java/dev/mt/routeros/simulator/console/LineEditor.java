package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/**
 * A console on a terminal: lines can be edited, called back and completed; {@code ?} and F1 say what may stand where the
 * cursor is.
 */
public final class LineEditor {
    private static final String HELP = "router-help";
    private static final List<String> F1 = List.of("\033OP", "\033[11~", "\033[[A");

    private final Terminal terminal;
    private final SharedRouter shared;
    private final ConsoleSession session;
    private final LineReader reader;

    /**
     * @param terminal anything with keys and lines
     * @param history the file that lines are kept in from one time to the next; none if empty
     */
    public LineEditor(Terminal terminal, SharedRouter shared, Optional<Path> history) {
        this.terminal = terminal;
        this.shared = shared;
        this.session = new ConsoleSession(shared, line -> say(ByteText.forPeople(line)));
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("mt")
                .parser(new RouterLines(session))
                .completer((line, parsed, candidates) -> complete(parsed, candidates))
                .option(Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M... ");
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
        bindHelp();
    }

    /**
     * Reads and carries out commands until somebody ends it.
     *
     * @param restarts whether the session goes on when the router starts anew, as one at its serial port does
     */
    public Outcome run(boolean restarts) {
        while (true) {
            try {
                String line = reader.readLine(session.prompt());
                Outcome outcome = session.enter(ByteText.ofPeople(line));
                terminal.flush();
                if (outcome == Outcome.POWER_LOST && restarts) {
                    say(Restart.await(shared));
                } else if (outcome == Outcome.POWER_LOST || outcome == Outcome.QUIT) {
                    return outcome;
                }
            } catch (UserInterruptException e) {
                // As on a router: the line is given up, the session is not.
            } catch (EndOfFileException e) {
                return Outcome.QUIT;
            }
        }
    }

    private void say(String line) {
        terminal.writer().println(line);
    }

    private void complete(ParsedLine parsed, List<Candidate> candidates) {
        Place place = parsed instanceof RouterLines.Begun begun ? begun.place() : new Place.Unknown("");
        for (Suggestion each : session.suggestions(place)) {
            String suffix = each.kind().suffix();
            boolean spaced = suffix.equals(" ");
            String value = spaced ? each.text() : each.text() + suffix;
            candidates.add(new Candidate(value, value, null, null, null, null, spaced));
        }
    }

    private void bindHelp() {
        reader.getWidgets().put(HELP, this::help);
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.EMACS));
        keys.bind(new Reference(HELP), "?");
        F1.forEach(key -> keys.bind(new Reference(HELP), key));
    }

    /** A question mark within a line or a text is one. */
    private boolean help() {
        boolean asked = "?".equals(reader.getLastBinding());
        String line = reader.getBuffer().toString();
        String before = line.substring(0, reader.getBuffer().cursor());
        boolean inText = OpenText.in(before).filter("\""::equals).isPresent();
        if (asked && (inText || before.length() < line.length())) {
            reader.getBuffer().write("?");
            return true;
        }
        reader.printAbove(String.join("\n", session.help(before, Math.max(terminal.getWidth(), 40))));
        return true;
    }
}
