package dev.mt.routeros.schema;

import dev.mt.routeros.schema.ArgumentType.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads types out of the descriptions that the console's completion gives for arguments ({@code /console/inspect
 * request=completion}), such as {@code 0s..1d    (time interval)}. What says nothing of a type is left out.
 */
final class Description {
    private static final Pattern TIME = Pattern.compile("(?:(\\S*)\\.\\.(\\S*)\\s+\\()?time interval\\)?");
    private static final Pattern TEXT =
            Pattern.compile("(hexadecimal )?string value(?:, min length (\\d+))?(?:, max length (\\d+))?");
    private static final Pattern NUMBER = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");
    private static final Pattern SET = Pattern.compile("([^\\[\\]() ]+)\\[,\\w+\\*]");

    private Description() {}

    /** The type that a description speaks of. */
    static ArgumentType type(String description) {
        String text = description.strip();
        return switch (text) {
            case "A.B.C.D    (IP address)" -> ArgumentType.of(Kind.IP);
            case "none | A.B.C.D    (IP address)" -> ArgumentType.of(Kind.IP_OR_NONE);
            case "unspecified | A.B.C.D    (IP address)" -> ArgumentType.of(Kind.IP_OR_UNSPECIFIED);
            case "A.B.C.D/M    (IP prefix)" -> ArgumentType.of(Kind.IP_PREFIX);
            case "IPv6/0..128    (IPv6 prefix)" -> ArgumentType.of(Kind.IP6_PREFIX);
            case "script" -> ArgumentType.of(Kind.SCRIPT);
            default -> pattern(text);
        };
    }

    private static ArgumentType pattern(String text) {
        if (text.endsWith("(MAC address)")) {
            return ArgumentType.of(Kind.MAC);
        }
        if (text.endsWith("(IP address range)")) {
            return ArgumentType.of(Kind.IP_RANGE);
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return limited(Kind.TIME, time.group(1), time.group(2));
        }
        Matcher string = TEXT.matcher(text);
        if (string.matches()) {
            return limited(string.group(1) == null ? Kind.STR : Kind.HEX, string.group(2), string.group(3));
        }
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            return limited(Kind.NUM, number.group(1), number.group(2));
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            return new ArgumentType(Kind.SET, "", "", List.of(set.group(1).split("\\|", -1)));
        }
        return ArgumentType.UNKNOWN;
    }

    private static ArgumentType limited(Kind kind, @Nullable String least, @Nullable String most) {
        return new ArgumentType(kind, least == null ? "" : least, most == null ? "" : most, List.of());
    }
}
