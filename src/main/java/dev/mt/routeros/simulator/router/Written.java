package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.util.Locale;

/** How values stand in exports and in tables. */
final class Written {
    private Written() {}

    /** {@code name=value}, quoted where the console would want it, so that it can be read back. */
    static String assignment(String name, Value value) {
        return name + "=" + quoted(plain(name, value));
    }

    /** As {@link #plain(Value)}, but times of day as a clock shows them. */
    static String plain(String name, Value value) {
        boolean ofDay = name.equals("time") || name.equals("start-time");
        return ofDay ? Types.text(value) : plain(value);
    }

    /** As REST gives it: {@code true} and {@code false} for truths, short intervals. */
    static String byRest(String name, Value value) {
        return value instanceof Time ? plain(name, value) : Types.text(value);
    }

    /** {@code yes} and {@code no} for truths, short intervals, commas between the elements of arrays. */
    static String plain(Value value) {
        return switch (value) {
            case Bool truth -> truth.truth() ? "yes" : "no";
            case Time time -> Intervals.written(time);
            default -> Types.text(value);
        };
    }

    static String quoted(String text) {
        if (text.matches("[A-Za-z0-9_.,:/*@%+-]+") && !text.startsWith("*")) {
            return text;
        }
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\', '$', '?' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 32 || c > 126) {
                        out.append(String.format(Locale.ROOT, "\\%02X", (int) c & 0xFF));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
