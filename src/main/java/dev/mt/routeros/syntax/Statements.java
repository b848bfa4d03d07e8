package dev.mt.routeros.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads statements up to what closes them. */
final class Statements {
    private final Grammar grammar;
    private final Cursor in;
    /** The menu that paths without a {@code /} start from; RouterOS, too, settles it when it reads the text. */
    private List<String> menu = List.of();

    Statements(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    List<String> menu() {
        return menu;
    }

    void change(List<String> newMenu) {
        menu = newMenu;
    }

    List<Statement> script() {
        List<Statement> statements = until(Cursor.END);
        if (!in.atEnd()) {
            throw in.error("expected command name");
        }
        return statements;
    }

    /**
     * The statements between brackets, of which the opening one was read; takes the closing one.
     *
     * @param start the menu they start from
     * @param missing what to say when the text ends before
     */
    List<Statement> closedBy(char close, List<String> start, String missing) {
        List<String> before = menu;
        menu = start;
        grammar.depth.enter();
        List<Statement> statements = until(close);
        grammar.depth.leave();
        menu = before;
        if (in.atEnd()) {
            throw in.error(missing);
        }
        if (!in.take(close)) {
            throw in.error("expected command name");
        }
        return statements;
    }

    private List<Statement> until(char close) {
        List<Statement> statements = new ArrayList<>();
        int height = 0;
        while (true) {
            skipToStatement();
            char c = in.peek();
            if (in.atEnd() || c == close || isClosing(c)) {
                grammar.depth.set(height + 1);
                return statements;
            }
            statements.add(grammar.commands.statement());
            height = Math.max(height, grammar.depth.height());
            in.skipBlanks();
            if (!isTerminator(in)) {
                throw in.error("expected end of command");
            }
            if (isClosing(in.peek()) && in.peek() != close) {
                throw in.error("expected end of command");
            }
        }
    }

    /** Comments stand only here. */
    private void skipToStatement() {
        while (true) {
            in.skipSpace();
            if (!in.skipComment() && !in.take(';')) {
                return;
            }
        }
    }

    /** Whether a statement ends here. */
    static boolean isTerminator(Cursor in) {
        return in.atEnd() || in.peek() == ';' || Cursor.isNewline(in.peek()) || isClosing(in.peek());
    }

    private static boolean isClosing(char c) {
        return c == ']' || c == '}' || c == ')';
    }
}
