package dev.mt.routeros.simulator.value;

/** The value of a command without a result, and of {@code :find} without a hit. */
public enum Nil implements Value {
    /** The only one. */
    NIL;

    @Override
    public String typeName() {
        return "nil";
    }

    @Override
    public String print() {
        return "";
    }
}
