package dev.mt.core;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to know about: what was being done, to what, what went wrong, and what to do about it.
 * The command line prints message and hint, never a stack trace.
 *
 * <p>Messages are sentences without a final full stop, and carry no secret.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final @Nullable String hint;

    private Failure(String message, @Nullable String hint, ExitCode exitCode, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message is null"), cause);
        this.hint = hint == null || hint.isBlank() ? null : hint;
        this.exitCode = exitCode;
    }

    /** A failure with a hint; an empty hint is none. */
    public static Failure of(String message, String hint) {
        return new Failure(message, hint, ExitCode.FAILED, null);
    }

    /** A failure that nothing better can be said about than what went wrong. */
    public static Failure of(String message) {
        return new Failure(message, null, ExitCode.FAILED, null);
    }

    /** A failure that came out of another: the cause's own words are appended, its trace is kept for {@code MT_DEBUG}. */
    public static Failure of(String message, String hint, Throwable cause) {
        return new Failure(message + ": " + Causes.describe(cause), hint, ExitCode.FAILED, cause);
    }

    /** A command line that cannot be carried out as it stands. */
    public static Failure usage(String message, String hint) {
        return new Failure(message, hint, ExitCode.USAGE, null);
    }

    /** The user, or a signal, ended the work. */
    public static Failure cancelled(String what) {
        return new Failure(what + " was cancelled", null, ExitCode.CANCELLED, null);
    }

    /** What to do about it, if anything is known. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The exit status that the program ends with because of this. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** Message and hint as one text, for logs and tests. */
    public String text() {
        return hint == null ? message() : message() + "\n  " + hint;
    }

    private String message() {
        return Objects.requireNonNull(getMessage(), "message is null");
    }
}
