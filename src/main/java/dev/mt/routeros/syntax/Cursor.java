package dev.mt.routeros.syntax;

/** Walks over the bytes of a text, and knows line and column. */
final class Cursor {
    /** What {@link #peek} says at the end of the text. */
    static final char END = '\uffff';

    private final String text;
    private int offset;
    private int line = 1;
    private int lineStart;

    Cursor(String text) {
        this.text = text;
    }

    Position position() {
        return new Position(offset, line, offset - lineStart + 1);
    }

    int offset() {
        return offset;
    }

    String textSince(int start) {
        return text.substring(start, offset);
    }

    boolean atEnd() {
        return offset >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int at = offset + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Characters from here on, as many as there are. */
    String ahead(int length) {
        return text.substring(offset, Math.min(offset + length, text.length()));
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, offset);
    }

    char next() {
        char c = text.charAt(offset++);
        if (c == '\n') {
            line++;
            lineStart = offset;
        }
        return c;
    }

    void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    /** Takes a character if it stands here. */
    boolean take(char expected) {
        if (peek() != expected || atEnd()) {
            return false;
        }
        next();
        return true;
    }

    /** Skips blanks and lines that are continued by a backslash. */
    void skipBlanks() {
        while (true) {
            if (isBlank(peek())) {
                next();
            } else if (atContinuation()) {
                skipContinuation();
            } else {
                return;
            }
        }
    }

    /** Skips ends of lines as well. */
    void skipSpace() {
        skipBlanks();
        while (isNewline(peek())) {
            next();
            skipBlanks();
        }
    }

    /** Skips a comment and says whether there was one. */
    boolean skipComment() {
        if (peek() != '#') {
            return false;
        }
        while (!atEnd() && peek() != '\n') {
            next();
        }
        return true;
    }

    /** A backslash before a blank or the end of a line says nothing but that the line goes on. */
    boolean atContinuation() {
        return peek() == '\\' && (isBlank(peek(1)) || isNewline(peek(1)));
    }

    /** Skips the backslash, blanks and the end of the line. */
    void skipContinuation() {
        next();
        while (isBlank(peek())) {
            next();
        }
        take('\r');
        take('\n');
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    SyntaxError error(String message) {
        return error(position(), message);
    }

    static SyntaxError error(Position position, String message) {
        return new SyntaxError(new Problem(position, message));
    }
}
