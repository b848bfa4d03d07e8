package dev.mt.routeros.schema;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a schema says of an argument's value, which for most arguments is nothing. Its text is short, such as
 * {@code str}, {@code str(1..63)}, {@code time(1s..1d)} or {@code set(pap|chap)}.
 *
 * @param kind the sort of value
 * @param least the least value or length as the console writes it; empty if not said
 * @param most likewise the greatest
 * @param words what a list may consist of, for {@link Kind#SET}
 */
public record ArgumentType(Kind kind, String least, String most, List<String> words) {
    /** Nothing is known: a word, a number, a list, yes or no. */
    public static final ArgumentType UNKNOWN = new ArgumentType(Kind.UNKNOWN, "", "", List.of());

    /** Sorts of values. */
    public enum Kind {
        /** Not said. */
        UNKNOWN,
        /** Text; limits are of its length. */
        STR,
        /** Hexadecimal digits; limits are of their number. */
        HEX,
        /** A whole number. */
        NUM,
        /** A time interval. */
        TIME,
        /** Source of a script. */
        SCRIPT,
        /** An IPv4 address. */
        IP,
        /** An IPv4 address, or the word {@code none}. */
        IP_OR_NONE,
        /** An IPv4 address, or the word {@code unspecified}. */
        IP_OR_UNSPECIFIED,
        /** An IPv4 prefix. */
        IP_PREFIX,
        /** An IPv4 address, prefix or range. */
        IP_RANGE,
        /** An IPv6 prefix. */
        IP6_PREFIX,
        /** A MAC address. */
        MAC,
        /** Some of the given words, with commas between. */
        SET;

        String text() {
            return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ArgumentType {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(least, "least is null");
        Objects.requireNonNull(most, "most is null");
        words = List.copyOf(words);
        if ((kind == Kind.SET) == words.isEmpty()) {
            throw new IllegalArgumentException("words are for sets, and sets have words");
        }
    }

    /** Without limits. */
    static ArgumentType of(Kind kind) {
        return new ArgumentType(kind, "", "", List.of());
    }

    /** Reads the short text; empty text is {@link #UNKNOWN}. */
    static ArgumentType parse(String text) {
        int open = text.indexOf('(');
        String name = open < 0 ? text : text.substring(0, open);
        Kind kind = Kind.UNKNOWN;
        for (Kind each : Kind.values()) {
            if (each.text().equals(name)) {
                kind = each;
            }
        }
        if (open < 0) {
            return kind == Kind.UNKNOWN ? UNKNOWN : of(kind);
        }
        String inside = text.substring(open + 1, text.length() - 1);
        if (kind == Kind.SET) {
            return new ArgumentType(kind, "", "", List.of(inside.split("\\|", -1)));
        }
        int dots = inside.indexOf("..");
        return new ArgumentType(kind, inside.substring(0, dots), inside.substring(dots + 2), List.of());
    }

    /** The short text, which {@link #parse} reads. */
    @Override
    public String toString() {
        if (kind == Kind.SET) {
            return kind.text() + "(" + String.join("|", words) + ")";
        }
        boolean limited = !least.isEmpty() || !most.isEmpty();
        return limited ? kind.text() + "(" + least + ".." + most + ")" : kind.text();
    }
}
