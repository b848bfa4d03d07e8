package dev.mt.routeros.syntax;

import java.util.Objects;

/** A word of a path, or the name of an argument, as written. */
public record Word(Position position, String text) implements Node {
    public Word {
        Objects.requireNonNull(position, "position is null");
        Objects.requireNonNull(text, "text is null");
    }
}
