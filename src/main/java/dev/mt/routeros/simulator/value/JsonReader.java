package dev.mt.routeros.simulator.value;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code :deserialize from=json}. A text that looks like a number, a time or an address becomes one, unless {@code
 * json.no-string-conversion} is given; {@code null} becomes nothing, a number with a fraction a text.
 */
public final class JsonReader {
    private static final int DEEPEST = 100;

    private final String text;
    private final boolean convertsTexts;
    private int at;

    private JsonReader(String text, boolean convertsTexts) {
        this.text = text;
        this.convertsTexts = convertsTexts;
    }

    /**
     * The value of a text.
     *
     * @throws ValueError if it is not JSON
     */
    public static Value read(String text, boolean convertsTexts) {
        JsonReader reader = new JsonReader(text, convertsTexts);
        Value value = reader.value(0);
        reader.skipBlank();
        if (reader.at < text.length()) {
            throw bad();
        }
        return value;
    }

    private static ValueError bad() {
        return new ValueError("failure: bad JSON format");
    }

    private Value value(int depth) {
        skipBlank();
        if (at == text.length() || depth > DEEPEST) {
            throw bad();
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Value object(int depth) {
        Map<String, Value> members = new TreeMap<>();
        at++;
        skipBlank();
        if (takes('}')) {
            return Array.EMPTY;
        }
        do {
            skipBlank();
            if (at == text.length() || text.charAt(at) != '"') {
                throw bad();
            }
            String name = quoted();
            skipBlank();
            expect(':');
            members.put(name, value(depth + 1));
            skipBlank();
        } while (takes(','));
        expect('}');
        return Array.ofKeyed(members);
    }

    private Value list(int depth) {
        List<Value> items = new ArrayList<>();
        at++;
        skipBlank();
        if (takes(']')) {
            return Array.EMPTY;
        }
        do {
            items.add(value(depth + 1));
            skipBlank();
        } while (takes(','));
        expect(']');
        return Array.of(items);
    }

    private Value string() {
        String content = quoted();
        return convertsTexts ? Literals.of(content) : Str.of(content);
    }

    private Value word() {
        int start = at;
        while (isLetterOrDigit() || (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> Bool.TRUE;
            case "false" -> Bool.FALSE;
            case "null" -> Nothing.NOTHING;
            default -> number(word);
        };
    }

    private boolean isLetterOrDigit() {
        return at < text.length() && text.charAt(at) < 128 && Character.isLetterOrDigit(text.charAt(at));
    }

    private static Value number(String word) {
        if (!word.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw bad();
        }
        Optional<Num> number = Literals.number(word);
        return number.isPresent() ? number.get() : Str.of(word);
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"') {
                at++;
                return content.toString();
            }
            content.append(each == '\\' ? escaped() : String.valueOf(each));
        }
        throw bad();
    }

    private String escaped() {
        at++;
        if (at == text.length()) {
            throw bad();
        }
        return switch (text.charAt(at)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case '"' -> "\"";
            case '\\' -> "\\";
            case '/' -> "/";
            case 'u' -> unicode();
            default -> throw bad();
        };
    }

    /** A text is bytes: what is not ASCII becomes the bytes of UTF-8. */
    private String unicode() {
        StringBuilder units = new StringBuilder().append(unit());
        if (Character.isHighSurrogate(units.charAt(0)) && text.startsWith("\\u", at + 1)) {
            at += 2;
            units.append(unit());
        }
        byte[] bytes = units.toString().getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private char unit() {
        if (at + 4 >= text.length()) {
            throw bad();
        }
        int code = 0;
        for (int i = 1; i <= 4; i++) {
            int digit = Character.digit(text.charAt(at + i), 16);
            if (digit < 0) {
                throw bad();
            }
            code = code * 16 + digit;
        }
        at += 4;
        return (char) code;
    }

    private void skipBlank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted) {
        if (!takes(wanted)) {
            throw bad();
        }
    }
}
