package dev.mt.elf.symbols;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log that may be part of a traceback ({@code runtime/traceback.go}, {@code traceback2} and {@code
 * printcreatedby1}, Go 1.27.4), whatever a logger put before it.
 *
 * @param kind what it is
 * @param before what stands before the function's name, or before the place
 * @param text the function's name, or the place
 * @param after what stands behind it
 */
record TraceLine(Kind kind, String before, String text, String after) {
    /** What a slimmed program knows of any place. */
    static final String NOWHERE = "?:0";

    private static final String CREATED = "created by ";
    private static final String IN_GOROUTINE = " in goroutine ";
    private static final Pattern BEHIND_PLACE =
            Pattern.compile("(?: \\+0x([0-9a-f]{1,8}))?(?: fp=0x[0-9a-f]+ sp=0x[0-9a-f]+ pc=0x([0-9a-f]{1,12}))?\\s*");
    private static final Pattern ARGUMENTS = Pattern.compile("[0-9a-fx?, {}._]*");

    /** What a line of a traceback is. */
    enum Kind {
        /** {@code name(arguments)}. */
        CALL,
        /** {@code created by name in goroutine 1}. */
        CREATION,
        /** {@code ?:0 +0x12}. */
        PLACE
    }

    /** Looks what a line is; most lines are nothing of the kind. */
    static Optional<TraceLine> of(String line) {
        Optional<TraceLine> place = place(line);
        if (place.isPresent()) {
            return place;
        }
        Optional<TraceLine> creation = creation(line);
        return creation.isPresent() ? creation : call(line);
    }

    private static Optional<TraceLine> place(String line) {
        int at = line.lastIndexOf(NOWHERE);
        if (at < 0 || !isFree(line, at)) {
            return Optional.empty();
        }
        String after = line.substring(at + NOWHERE.length());
        return BEHIND_PLACE.matcher(after).matches()
                ? Optional.of(new TraceLine(Kind.PLACE, line.substring(0, at), NOWHERE, after))
                : Optional.empty();
    }

    private static Optional<TraceLine> creation(String line) {
        int at = line.lastIndexOf(CREATED);
        if (at < 0 || !isFree(line, at)) {
            return Optional.empty();
        }
        int start = at + CREATED.length();
        int in = line.indexOf(IN_GOROUTINE, start);
        int end = in < 0 ? line.stripTrailing().length() : in;
        return end <= start || line.substring(start, end).indexOf(' ') >= 0
                ? Optional.empty()
                : Optional.of(new TraceLine(
                        Kind.CREATION, line.substring(0, start), line.substring(start, end), line.substring(end)));
    }

    private static Optional<TraceLine> call(String line) {
        int end = line.stripTrailing().length();
        int open = end == 0 || line.charAt(end - 1) != ')' ? -1 : line.lastIndexOf('(', end);
        if (open <= 0 || !ARGUMENTS.matcher(line.substring(open + 1, end - 1)).matches()) {
            return Optional.empty();
        }
        int start = open;
        while (start > 0 && !isFree(line, start)) {
            start--;
        }
        return start == open
                ? Optional.empty()
                : Optional.of(new TraceLine(
                        Kind.CALL, line.substring(0, start), line.substring(start, open), line.substring(open)));
    }

    /** Whether a word can begin there: what loggers put before ends in white space, or in a colon. */
    private static boolean isFree(String line, int at) {
        return at == 0 || Character.isWhitespace(line.charAt(at - 1)) || line.charAt(at - 1) == ':';
    }

    /** Whether it is a call that was inlined: these have neither arguments nor an offset. */
    boolean saysInlined() {
        return kind == Kind.CALL && after.stripTrailing().equals("(...)");
    }

    /** How far behind the function's entry point a place is. */
    OptionalLong offset() {
        return number(1);
    }

    /** The address of a place; only given when the runtime itself failed, or with {@code GOTRACEBACK=system}. */
    OptionalLong address() {
        return number(2);
    }

    private OptionalLong number(int group) {
        Matcher matcher = BEHIND_PLACE.matcher(after);
        return matcher.matches() && matcher.group(group) != null
                ? OptionalLong.of(Long.parseLong(matcher.group(group), 16))
                : OptionalLong.empty();
    }

    /** The line with another name, or place. */
    String with(String other) {
        // A map comes from outside, and this may go to a terminal.
        return before + other.replaceAll("\\p{Cntrl}", "?") + after;
    }
}
