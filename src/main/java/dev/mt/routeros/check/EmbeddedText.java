package dev.mt.routeros.check;

import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.TextPart;
import java.util.Arrays;
import java.util.Optional;

/** Gets the text of a script out of an expression: a string, or several that are joined. */
final class EmbeddedText {
    /** Stands for what is only known when the script runs. Longer than any name, so that no name begins with it. */
    static final String UNKNOWN = "xUnknownTextThatIsOnlyThereWhenTheScriptRunsx";

    private final String parent;
    private final StringBuilder text = new StringBuilder();
    private int[] places = new int[64];
    private int end;
    private boolean complete = true;
    private boolean anything;

    private EmbeddedText(String parent) {
        this.parent = parent;
    }

    /**
     * A script within another.
     *
     * @param source its text
     * @param complete whether all of the text is known
     */
    record Script(SourceText source, boolean complete) {}

    /** The script that an expression in a source holds as text; empty if nothing of it is known. */
    static Optional<Script> of(Expression expression, SourceText source) {
        EmbeddedText embedded = new EmbeddedText(source.text());
        embedded.add(expression);
        if (!embedded.anything) {
            return Optional.empty();
        }
        embedded.place(embedded.text.length(), embedded.end);
        return Optional.of(new Script(
                source.within(embedded.text.toString(), Arrays.copyOf(embedded.places, embedded.text.length() + 1)),
                embedded.complete));
    }

    private void add(Expression expression) {
        switch (expression) {
            case Expression.Text string -> string.parts().forEach(this::add);
            case Expression.Binary binary
            when binary.operator() == BinaryOperator.CONCAT -> {
                add(binary.left());
                add(binary.right());
            }
            default -> unknown(expression.position().offset());
        }
    }

    private void add(TextPart part) {
        switch (part) {
            case TextPart.Plain plain -> plain(plain);
            case TextPart.Inserted inserted -> unknown(inserted.position().offset());
        }
    }

    private void unknown(int offset) {
        for (int at = 0; at < UNKNOWN.length(); at++) {
            put(UNKNOWN.charAt(at), offset);
        }
        complete = false;
    }

    /** Walks along the characters as written, to see which of them each character that is meant comes from. */
    private void plain(TextPart.Plain plain) {
        int at = plain.position().offset();
        for (char meant : plain.text().toCharArray()) {
            at = skipped(at);
            put(meant, at);
            if (at < parent.length()) {
                at += parent.charAt(at) == '\\' ? escape(at) : 1;
            }
        }
        end = at;
        anything = true;
    }

    /** Behind what a backslash hides: the end of a line and the indentation of the next, or a blank. */
    private int skipped(int from) {
        int at = from;
        while (at + 1 < parent.length() && parent.charAt(at) == '\\' && Character.isWhitespace(parent.charAt(at + 1))) {
            boolean line = parent.charAt(at + 1) == '\r' || parent.charAt(at + 1) == '\n';
            at += parent.startsWith("\r\n", at + 1) ? 3 : 2;
            while (line && at < parent.length() && (parent.charAt(at) == ' ' || parent.charAt(at) == '\t')) {
                at++;
            }
        }
        return at;
    }

    private int escape(int at) {
        boolean hexadecimal = at + 2 < parent.length()
                && Character.digit(parent.charAt(at + 1), 16) >= 0
                && Character.digit(parent.charAt(at + 2), 16) >= 0
                && !Character.isLowerCase(parent.charAt(at + 1));
        return hexadecimal ? 3 : 2;
    }

    private void put(char character, int offset) {
        place(text.length(), offset);
        text.append(character);
    }

    private void place(int at, int offset) {
        if (at == places.length) {
            places = Arrays.copyOf(places, at * 2);
        }
        places[at] = offset;
    }
}
