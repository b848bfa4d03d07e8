package dev.mt.routeros.syntax;

/** Reads scripts as RouterOS's console does. */
public final class Parser {
    private Parser() {}

    /**
     * Reads a text. Whatever the text is, this neither throws nor takes longer than its length warrants.
     *
     * @param text each char is a byte, as ISO 8859-1 has it
     */
    public static Parsed parse(String text, CommandNames names) {
        try {
            return new Parsed.Good(new Script(Position.START, new Grammar(text, names).statements.script()));
        } catch (SyntaxError e) {
            return new Parsed.Bad(e.problem());
        }
    }
}
