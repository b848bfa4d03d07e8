package dev.mt.routeros.syntax;

import java.util.Objects;
import java.util.Optional;

/** What a command or a function is given. */
public sealed interface Argument extends Node {
    /** {@code name=value}. The name is as written, which may be the beginning of the full name. */
    record Named(Position position, Word name, Expression value) implements Argument {
        public Named {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(value, "value is null");
        }
    }

    /**
     * A value alone.
     *
     * @param name the full name of the argument that the value is for, where the command's are known
     */
    record Unnamed(Position position, Optional<String> name, Expression value) implements Argument {
        public Unnamed {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(value, "value is null");
        }
    }

    /** A name alone that needs no value: {@code as-value}. */
    record Flag(Position position, Word name) implements Argument {
        public Flag {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** {@code !name}: the property is to have no value. */
    record Unset(Position position, Word name) implements Argument {
        public Unset {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
        }
    }
}
