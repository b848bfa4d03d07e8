package dev.mt.routeros.simulator.console;

import java.util.List;
import java.util.Optional;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine where a command goes on in the next line, and which word is begun. */
final class RouterLines implements Parser {
    private final ConsoleSession session;

    RouterLines(ConsoleSession session) {
        this.session = session;
    }

    /** A line up to the cursor, of which only the word that is begun counts. */
    record Begun(String line, int cursor, Place place) implements CompletingParsedLine {
        @Override
        public String word() {
            return place.begun();
        }

        @Override
        public int wordCursor() {
            return place.begun().length();
        }

        /** Suggestions stand in the line as they are. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(place.begun());
        }
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return new Begun(line, cursor, session.place(line.substring(0, cursor)));
        }
        Optional<String> open = OpenText.in(line + "\n");
        if (open.isPresent() && (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT)) {
            throw new EOFError(-1, -1, "the command goes on", open.get());
        }
        return new Begun(line, cursor, new Place.Unknown(""));
    }

    /** Nothing is taken out of lines: escapes are the router's. */
    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }
}
