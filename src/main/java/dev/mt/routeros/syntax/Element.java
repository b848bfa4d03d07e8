package dev.mt.routeros.syntax;

import java.util.Objects;
import java.util.Optional;

/** An element of an array: {@code value} or {@code key=value}. */
public record Element(Position position, Optional<Expression> key, Expression value) implements Node {
    public Element {
        Objects.requireNonNull(position, "position is null");
        Objects.requireNonNull(key, "key is null");
        Objects.requireNonNull(value, "value is null");
    }
}
