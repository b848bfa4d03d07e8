package dev.mt.routeros.simulator.value;

/** The value of a global that is not set and of a key that an array lacks. */
public enum Nothing implements Value {
    /** The only one. */
    NOTHING;

    @Override
    public String typeName() {
        return "nothing";
    }

    @Override
    public String print() {
        return "";
    }
}
