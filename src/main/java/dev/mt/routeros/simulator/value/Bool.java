package dev.mt.routeros.simulator.value;

/** {@code true} or {@code false}; {@code yes} and {@code no} are other spellings of them. */
public enum Bool implements Value {
    FALSE,
    TRUE;

    /** The value of a Java truth. */
    public static Bool of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    /** Whether this is true. */
    public boolean truth() {
        return this == TRUE;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public String print() {
        return this == TRUE ? "true" : "false";
    }
}
