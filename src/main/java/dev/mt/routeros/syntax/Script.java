package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Objects;

/** A whole script. */
public record Script(Position position, List<Statement> statements) implements Node {
    public Script {
        Objects.requireNonNull(position, "position is null");
        statements = List.copyOf(statements);
    }
}
