package dev.mt.routeros.syntax;

import java.util.Objects;

/**
 * What is wrong with a text, in RouterOS's words.
 *
 * @param message without the place: {@code expected end of command}
 */
public record Problem(Position position, String message) {
    public Problem {
        Objects.requireNonNull(position, "position is null");
        Objects.requireNonNull(message, "message is null");
    }

    /** As the console says it: {@code expected end of command (line 1 column 16)}. */
    public String text() {
        return "%s (%s)".formatted(message, position);
    }
}
