package dev.mt.routeros.syntax;

import java.util.List;
import java.util.regex.Pattern;

/** The shapes of values without quotes. */
final class LiteralShapes {
    private record Shape(LiteralKind kind, Pattern pattern) {}

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String IP = BYTE + "(?:\\." + BYTE + "){3}";
    private static final String GROUP = "[0-9A-Fa-f]{1,4}";
    private static final String IP6 = "(?:(?:" + GROUP + ":){7}" + GROUP // whole
            + "|(?=(?:[^:]*:){2,8}[^:]*(?:/|%|$))(?:" + GROUP + "(?::" + GROUP + ")*)?::(?:" + GROUP + "(?::" + GROUP
            + ")*)?)";

    private static final List<Shape> SHAPES = List.of(
            shape(LiteralKind.NUMBER, "[+-]?\\d{1,19}|0[xX][0-9A-Fa-f]{1,16}"),
            shape(LiteralKind.BOOLEAN, "yes|no|true|false"),
            shape(
                    LiteralKind.TIME,
                    "-?(?=\\d)(?:\\d+w)?(?:\\d+d)?(?:\\d+:[0-5]?\\d:[0-5]?\\d(?:\\.\\d+)?|\\d+:[0-5]?\\d)"),
            shape(
                    LiteralKind.TIME,
                    "-?(?=\\d)(?:\\d+w)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m(?!s))?(?:\\d+(?:\\.\\d+)?s)?(?:\\d+ms)?(?:\\d+us)?"
                            + "(?:\\d+ns)?"),
            shape(LiteralKind.IP, IP),
            shape(LiteralKind.IP_PREFIX, IP + "/(?:3[0-2]|[12]?\\d)"),
            shape(LiteralKind.IP6, IP6 + "(?:%[\\w.-]+)?"),
            shape(LiteralKind.IP6_PREFIX, IP6 + "/(?:12[0-8]|1[01]\\d|\\d{1,2})"),
            shape(LiteralKind.ID, "\\*[0-9A-Fa-f]+"));

    /** Nothing of a shape is longer; patterns need not look at more. */
    private static final int LONGEST = 100;

    private LiteralShapes() {}

    private static Shape shape(LiteralKind kind, String pattern) {
        return new Shape(kind, Pattern.compile(pattern));
    }

    static LiteralKind kind(String text) {
        if (text.length() <= LONGEST && !text.isEmpty()) {
            for (Shape each : SHAPES) {
                if (each.pattern().matcher(text).matches()) {
                    return each.kind();
                }
            }
        }
        return LiteralKind.WORD;
    }
}
