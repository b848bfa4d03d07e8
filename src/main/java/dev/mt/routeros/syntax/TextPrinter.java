package dev.mt.routeros.syntax;

import java.util.Map;

/** Writes what stands in quotes. */
final class TextPrinter {
    private static final Map<Character, String> ESCAPES =
            Map.of('"', "\\\"", '\\', "\\\\", '\n', "\\n", '\r', "\\r", '\t', "\\t", '$', "\\$", '?', "\\?");

    private TextPrinter() {}

    static boolean isPlainName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Characters.inVariable((char) c));
    }

    /** Whether a variable's name without quotes would go on into what follows it. */
    static boolean goesOnAsName(TextPart following) {
        return following instanceof TextPart.Plain plain
                && Characters.inVariable(plain.text().charAt(0));
    }

    static void escape(String plain, StringBuilder text) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            String escaped = ESCAPES.get(c);
            if (escaped != null) {
                text.append(escaped);
            } else if (c >= ' ' && c < 0x7f) {
                text.append(c);
            } else {
                text.append('\\')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
    }
}
