package dev.mt.routeros.syntax;

/** The kinds of characters that words are made of. */
final class Characters {
    private Characters() {}

    /** In the words of paths. */
    static boolean inPath(char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-';
    }

    /** In the names of arguments, properties among them: {@code local.role}, {@code .id}. */
    static boolean inArgumentName(char c) {
        return inVariable(c) || c == '-' || c == '.' || c == '_';
    }

    /** In a variable's name without quotes. */
    static boolean inVariable(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** In a value without quotes that an argument is given. */
    static boolean inValue(char c) {
        return c > ' ' && c != Cursor.END && "\"$;()[]{}\\?".indexOf(c) < 0;
    }

    /** In a value without quotes among operators; {@code .} and {@code -} depend on their neighbours. */
    static boolean inOperand(char c) {
        return inVariable(c) || c == '_' || c == ':' || c == '@' || (c >= '\u0080' && c != Cursor.END);
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
    }
}
