package dev.mt.routeros.syntax;

import java.util.List;

/** Reads scripts as RouterOS's console does. */
public final class Parser {
    private Parser() {}

    /**
     * Reads a text. Whatever the text is, this neither throws nor takes longer than its length warrants.
     *
     * @param text each char is a byte, as ISO 8859-1 has it
     */
    public static Parsed parse(String text, CommandNames names) {
        return parse(text, names, List.of());
    }

    /**
     * Reads a text as the console does when somebody is in a menu.
     *
     * @param text each char is a byte, as ISO 8859-1 has it
     * @param menu the full names from the root of the menu that paths without a {@code /} start from
     */
    public static Parsed parse(String text, CommandNames names, List<String> menu) {
        try {
            Grammar grammar = new Grammar(text, names);
            grammar.statements.change(List.copyOf(menu));
            return new Parsed.Good(new Script(Position.START, grammar.statements.script()));
        } catch (SyntaxError e) {
            return new Parsed.Bad(e.problem());
        }
    }
}
