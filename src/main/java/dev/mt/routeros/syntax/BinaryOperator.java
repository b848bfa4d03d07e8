package dev.mt.routeros.syntax;

/**
 * Operators between two operands, with their precedence (facts on RouterOS, section 2). All group from the left but
 * {@link #ACTIVATE}.
 */
public enum BinaryOperator {
    /** Joins arrays. */
    COMMA(",", 1),
    /** {@code ||} and {@code or}. */
    OR("||", 2),
    /** {@code &&} and {@code and}. */
    AND("&&", 3),
    IN("in", 4),
    LESS("<", 5),
    GREATER(">", 5),
    EQUAL("=", 5),
    LESS_OR_EQUAL("<=", 5),
    GREATER_OR_EQUAL(">=", 5),
    NOT_EQUAL("!=", 5),
    /** Matches a regular expression. */
    MATCHES("~", 5),
    /** Joins texts. */
    CONCAT(".", 6),
    SHIFT_LEFT("<<", 7),
    SHIFT_RIGHT(">>", 7),
    BIT_OR("|", 8),
    BIT_XOR("^", 9),
    BIT_AND("&", 10),
    ADD("+", 11),
    SUBTRACT("-", 11),
    MULTIPLY("*", 12),
    DIVIDE("/", 12),
    REMAINDER("%", 12),
    /** An element of an array. */
    ARROW("->", 14),
    /** {@code $function <%% {arguments}}: calls with an array of arguments. Its place in the order is a guess. */
    ACTIVATE("<%%", 13);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** How it is printed. */
    public String symbol() {
        return symbol;
    }

    /** Whether what stands right of it is a value for a property at its left. */
    boolean compares() {
        return precedence == LESS.precedence;
    }

    /** Larger binds tighter. */
    int precedence() {
        return precedence;
    }
}
