package dev.mt.routeros.simulator.run;

import java.util.Objects;

/**
 * An error of a script, in RouterOS's words: what {@code on-error} and {@code :onerror} catch. It has no stack trace of
 * Java's, for it is an ordinary event.
 */
public final class ScriptError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean located;

    private ScriptError(String message, boolean located) {
        super(Objects.requireNonNull(message, "message is null"), null, false, false);
        this.located = located;
    }

    /** An error with a text, to which the interpreter adds the command and the line: {@code … (/tool/fetch; line 2)}. */
    public static ScriptError of(String message) {
        return new ScriptError(message, false);
    }

    /** {@code failure: …}, to which the interpreter adds the command and the line. */
    public static ScriptError failure(String what) {
        return new ScriptError("failure: " + what, false);
    }

    /** {@code no such item}: a row that is not there, or {@code get} on none. */
    public static ScriptError noSuchItem() {
        return of("no such item");
    }

    /** {@code input does not match any value of X}. */
    public static ScriptError noValueOf(String argument) {
        return of("input does not match any value of " + argument);
    }

    /** {@code invalid value for argument X}. */
    public static ScriptError invalidValue(String argument) {
        return of("invalid value for argument " + argument);
    }

    /** {@code missing value(s) of argument(s) X Y}. */
    public static ScriptError missingValues(String... arguments) {
        return of("missing value(s) of argument(s) " + String.join(" ", arguments));
    }

    /** An error whose text is complete: what {@code :error} raises, and what names its own place. */
    public static ScriptError complete(String message) {
        return new ScriptError(message, true);
    }

    /** The same error with its place, unless it has one. */
    public ScriptError at(String command, int line) {
        return located ? this : complete(text() + " (" + command + "; line " + line + ")");
    }

    /** What a script sees of it. */
    public String text() {
        return Objects.requireNonNull(getMessage(), "message is null");
    }
}
