package dev.mt.routeros.syntax;

import java.util.Objects;

/** A part of a text in quotes. */
public sealed interface TextPart extends Node {
    /** Bytes as they are meant, escapes undone; each char is a byte. */
    record Plain(Position position, String text) implements TextPart {
        public Plain {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /**
     * {@code $name}, {@code $"a-b"}, {@code $[command]} or {@code $(expression)}.
     *
     * @param value a {@link Expression.Variable}, a {@link Expression.Substitution}, or any other for {@code $(…)}
     */
    record Inserted(Position position, Expression value) implements TextPart {
        public Inserted {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(value, "value is null");
        }
    }
}
