package dev.mt.routeros.simulator.value;

import java.util.Objects;

/** Values that an operation cannot be done with, in RouterOS's words; it has no stack trace of Java's. */
public final class ValueError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ValueError(String message) {
        super(Objects.requireNonNull(message, "message is null"), null, false, false);
    }

    /** What is wrong. */
    public String text() {
        return Objects.requireNonNull(getMessage(), "message is null");
    }
}
