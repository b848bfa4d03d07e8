package dev.mt.routeros.syntax;

/** Operators that stand before their operand. */
public enum UnaryOperator {
    MINUS("-"),
    /** {@code !} and {@code not}. */
    NOT("!"),
    BIT_NOT("~"),
    /** Whether there is anything. */
    ANY("any"),
    /** {@code >}: the operand itself, of type {@code op}, not its value. */
    QUOTE(">");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /** How it is printed. */
    public String symbol() {
        return symbol;
    }
}
