package dev.mt.routeros.simulator.value;

import java.util.Objects;

/** A text of bytes, each a char from 0 to 255. */
public record Str(String text) implements Value {
    /** The empty text. */
    public static final Str EMPTY = new Str("");

    public Str {
        Objects.requireNonNull(text, "text is null");
    }

    /** The value of a text. */
    public static Str of(String text) {
        return text.isEmpty() ? EMPTY : new Str(text);
    }

    @Override
    public String typeName() {
        return "str";
    }

    @Override
    public String print() {
        return text;
    }
}
