package dev.mt.routeros.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what stands in quotes. */
final class Strings {
    private static final Map<Character, Character> ESCAPES = Map.ofEntries(
            Map.entry('"', '"'),
            Map.entry('\\', '\\'),
            Map.entry('n', '\n'),
            Map.entry('r', '\r'),
            Map.entry('t', '\t'),
            Map.entry('$', '$'),
            Map.entry('_', ' '),
            Map.entry('?', '?'),
            Map.entry('a', '\u0007'),
            Map.entry('b', '\b'),
            Map.entry('f', '\f'),
            Map.entry('v', '\u000b'));

    private final Grammar grammar;
    private final Cursor in;

    Strings(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** A text with what is to be inserted. */
    Expression.Text text() {
        Position position = in.position();
        in.next();
        grammar.depth.enter();
        List<TextPart> parts = new ArrayList<>();
        int height = 0;
        while (!in.take('"')) {
            if (in.peek() == '$') {
                Position inserted = in.position();
                parts.add(new TextPart.Inserted(inserted, inserted()));
                height = Math.max(height, grammar.depth.height());
            } else {
                Position plain = in.position();
                String text = plain();
                if (!text.isEmpty()) {
                    parts.add(new TextPart.Plain(plain, text));
                }
            }
        }
        grammar.depth.leave();
        grammar.depth.set(height + 1);
        return new Expression.Text(position, parts);
    }

    /** The name of a variable in quotes, of which nothing is inserted. */
    String name() {
        in.next();
        String name = plain();
        if (!in.take('"')) {
            throw in.error("syntax error");
        }
        return name;
    }

    private Expression inserted() {
        char next = in.peek(1);
        if (next == '[' || next == '(') {
            in.next();
            return grammar.values.primary();
        }
        return grammar.values.variable();
    }

    /** The characters up to {@code "} or {@code $}, escapes undone. */
    private String plain() {
        StringBuilder text = new StringBuilder();
        while (true) {
            if (in.atEnd()) {
                throw in.error("syntax error");
            }
            switch (in.peek()) {
                case '"', '$' -> {
                    return text.toString();
                }
                case '\\' -> escape(text);
                default -> text.append(in.next());
            }
        }
    }

    private void escape(StringBuilder text) {
        if (in.atContinuation()) {
            in.skipContinuation();
            skipIndentation();
            return;
        }
        in.next();
        char c = in.peek();
        Character meant = ESCAPES.get(c);
        if (meant != null) {
            text.append(meant.charValue());
            in.next();
        } else if (isUpperHex(c) && isUpperHex(in.peek(1))) {
            text.append((char) (Character.digit(c, 16) * 16 + Character.digit(in.peek(1), 16)));
            in.skip(2);
        } else {
            throw in.error("syntax error");
        }
    }

    /** Exports indent the lines that a text goes on in. */
    private void skipIndentation() {
        while (Cursor.isBlank(in.peek())) {
            in.next();
        }
    }

    private static boolean isUpperHex(char c) {
        return Characters.isDigit(c) || (c >= 'A' && c <= 'F');
    }
}
