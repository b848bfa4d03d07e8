package dev.mt.routeros.simulator.value;

import java.util.Locale;

/**
 * {@code :serialize to=json}. Arrays without keys are lists, all others objects. A text that is a number is written as
 * one, unless {@code json.no-string-conversion} is given.
 */
public final class JsonWriter {
    private final boolean pretty;
    private final boolean convertsTexts;

    public JsonWriter(boolean pretty, boolean convertsTexts) {
        this.pretty = pretty;
        this.convertsTexts = convertsTexts;
    }

    /** The text of a value. */
    public String write(Value value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private void write(Value value, StringBuilder out, int depth) {
        switch (value) {
            case Nothing nothing -> out.append("null");
            case Nil nil -> out.append("null");
            case Bool truth -> out.append(truth.print());
            case Num number -> out.append(number.number());
            case Str text when convertsTexts && isNumber(text.text()) -> out.append(text.text());
            case Array array
            when array.keyed().isEmpty() -> {
                out.append('[');
                boolean first = true;
                for (Value item : array.items()) {
                    next(out, first, depth + 1);
                    write(item, out, depth + 1);
                    first = false;
                }
                end(out, first, depth).append(']');
            }
            case Array array -> {
                out.append('{');
                boolean first = true;
                int position = 0;
                for (Value item : array.items()) {
                    next(out, first, depth + 1);
                    member(Integer.toString(position++), item, out, depth);
                    first = false;
                }
                for (var each : array.keyed().entrySet()) {
                    next(out, first, depth + 1);
                    member(each.getKey(), each.getValue(), out, depth);
                    first = false;
                }
                end(out, first, depth).append('}');
            }
            default -> quote(Conversions.text(value), out);
        }
    }

    private void member(String name, Value value, StringBuilder out, int depth) {
        quote(name, out);
        out.append(pretty ? ": " : ":");
        write(value, out, depth + 1);
    }

    private void next(StringBuilder out, boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        line(out, depth);
    }

    private StringBuilder end(StringBuilder out, boolean empty, int depth) {
        if (!empty) {
            line(out, depth);
        }
        return out;
    }

    private void line(StringBuilder out, int depth) {
        if (pretty) {
            out.append('\n').append("    ".repeat(depth));
        }
    }

    private static boolean isNumber(String text) {
        boolean plain = !text.isEmpty() && !text.startsWith("+") && !text.contains("x") && !text.contains("X");
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean leadingZero = digits.length() > 1 && digits.startsWith("0");
        return plain && !leadingZero && Literals.number(text).isPresent();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (each < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04X", (int) each));
                    } else {
                        out.append(each);
                    }
                }
            }
        }
        out.append('"');
    }
}
