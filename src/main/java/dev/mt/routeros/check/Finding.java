package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.Position;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something about a script that its author should know.
 *
 * @param position where it is in the text that was checked, also if it is in a script within that
 * @param length bytes that it is about; at least one
 * @param severity how bad it is
 * @param rule what was checked
 * @param message what is wrong, without a final full stop
 * @param hint what to do about it
 * @param versions those that it is so in, ascending; none if it does not depend on the version
 */
public record Finding(
        Position position,
        int length,
        Severity severity,
        Rule rule,
        String message,
        Optional<String> hint,
        List<RouterOsVersion> versions) {
    public Finding {
        Objects.requireNonNull(position, "position is null");
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(rule, "rule is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(hint, "hint is null");
        versions = List.copyOf(versions);
        if (length < 1) {
            throw new IllegalArgumentException("length is less than one");
        }
    }
}
