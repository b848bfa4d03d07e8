package dev.mt.routeros.simulator.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Whether what was typed goes on in the next line. */
public final class OpenText {
    private OpenText() {}

    /**
     * What is still open at the end of a text: <code>{</code>, {@code [}, {@code (} or {@code "}, the innermost one, or
     * {@code \} for a line that is continued; empty if the text is whole. What closes too much is not open: the parser tells.
     */
    public static Optional<String> in(String text) {
        Deque<Character> open = new ArrayDeque<>();
        boolean statement = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean quoted = !open.isEmpty() && open.peek() == '"';
            if (c == '\\') {
                String behind = text.substring(i + 1);
                if (behind.isEmpty() || behind.equals("\n")) {
                    return Optional.of("\\");
                }
                i++;
            } else if (quoted) {
                i = inText(text, i, open);
            } else if (c == '#' && statement) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else {
                statement = plain(c, open) || (statement && Character.isWhitespace(c));
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(String.valueOf(open.peek()));
    }

    /** Inside of quotes only what ends them, or a value within, counts. */
    private static int inText(String text, int i, Deque<Character> open) {
        char c = text.charAt(i);
        if (c == '"') {
            open.pop();
        } else if (c == '$' && i + 1 < text.length() && (text.charAt(i + 1) == '[' || text.charAt(i + 1) == '(')) {
            open.push(text.charAt(i + 1));
            return i + 1;
        }
        return i;
    }

    /** Takes a char outside of quotes; whether a statement may begin behind it. */
    private static boolean plain(char c, Deque<Character> open) {
        switch (c) {
            case '{', '[', '(', '"' -> open.push(c);
            case '}', ']', ')' -> {
                if (!open.isEmpty() && open.peek() == opening(c)) {
                    open.pop();
                }
            }
            default -> {}
        }
        return c == ';' || c == '{' || c == '[' || c == '\n';
    }

    private static char opening(char closing) {
        return switch (closing) {
            case '}' -> '{';
            case ']' -> '[';
            default -> '(';
        };
    }
}
