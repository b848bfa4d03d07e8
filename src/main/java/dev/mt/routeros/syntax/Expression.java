package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Objects;

/** What has a value. Parentheses are not kept: the tree says what they said. */
public sealed interface Expression extends Node {
    /**
     * A value without quotes, as written: {@code 5}, {@code 0x1F}, {@code 1w2d}, {@code 10.0.0.1/24}, {@code *1A},
     * {@code yes}, {@code host/repo:tag}; empty for {@code comment=}. {@link LiteralKind#of} says what it is.
     */
    record Literal(Position position, String text) implements Expression {
        public Literal {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(text, "text is null");
        }
    }

    /** A text in quotes; its parts in order, no two {@link TextPart.Plain} side by side, none of them empty. */
    record Text(Position position, List<TextPart> parts) implements Expression {
        public Text {
            Objects.requireNonNull(position, "position is null");
            parts = List.copyOf(parts);
        }
    }

    /**
     * {@code $name} or {@code $"a-b"}, or {@code name} among operators ({@code (a + 1)}), which means the same. In a condition
     * of {@code where} a property hides a variable of the same name.
     */
    record Variable(Position position, String name) implements Expression {
        public Variable {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** A property without {@code $} in a condition of {@code where}: {@code disabled}, or what stands left of {@code =}. */
    record Property(Position position, String name) implements Expression {
        public Property {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** {@code [statements]}: their result. */
    record Substitution(Position position, List<Statement> body) implements Expression {
        public Substitution {
            Objects.requireNonNull(position, "position is null");
            body = List.copyOf(body);
        }
    }

    /** {@code {statements}} where a command takes code: {@code do={…}}. */
    record Code(Position position, List<Statement> body) implements Expression {
        public Code {
            Objects.requireNonNull(position, "position is null");
            body = List.copyOf(body);
        }
    }

    /**
     * {@code source={statements}}: the text between the braces, which becomes a script later.
     *
     * @param text as written
     * @param body what the text says
     */
    record Source(Position position, String text, List<Statement> body) implements Expression {
        public Source {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(text, "text is null");
            body = List.copyOf(body);
        }
    }

    /** {@code {1;"k"=v}}. */
    record Array(Position position, List<Element> elements) implements Expression {
        public Array {
            Objects.requireNonNull(position, "position is null");
            elements = List.copyOf(elements);
        }
    }

    /** {@code ()}. */
    record Nothing(Position position) implements Expression {
        public Nothing {
            Objects.requireNonNull(position, "position is null");
        }
    }

    /** An operator before its operand. */
    record Unary(Position position, UnaryOperator operator, Expression operand) implements Expression {
        public Unary {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(operator, "operator is null");
            Objects.requireNonNull(operand, "operand is null");
        }
    }

    /**
     * An operator between its operands.
     *
     * @param position of the left operand
     */
    record Binary(Position position, Expression left, BinaryOperator operator, Expression right) implements Expression {
        public Binary {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(left, "left is null");
            Objects.requireNonNull(operator, "operator is null");
            Objects.requireNonNull(right, "right is null");
        }
    }
}
