package dev.mt.routeros.simulator.value;

import java.util.Optional;

/**
 * Reads intervals: {@code 1w2d3h4m5s6ms7us8ns} with any of its parts, {@code 00:10:00}, {@code 1d10:30},
 * {@code 00:00:00.250}, {@code 1.5s}.
 */
final class Times {
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST = Long.MAX_VALUE / 4;
    private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms", "us", "ns"};
    private static final long[] NANOS = {
        7 * 86_400 * SECOND, 86_400 * SECOND, 3600 * SECOND, 60 * SECOND, SECOND, 1_000_000, 1000, 1
    };

    private final String text;
    private int at;
    private int lastUnit = -1;
    private double total;
    private long nanos;

    private Times(String text) {
        this.text = text;
    }

    static Optional<Time> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.isEmpty() || rest.length() > 48) {
            return Optional.empty();
        }
        Times reader = new Times(rest);
        if (!reader.read() || reader.total > LONGEST) {
            return Optional.empty();
        }
        return Optional.of(new Time(negative ? -reader.nanos : reader.nanos));
    }

    private boolean read() {
        while (at < text.length()) {
            int start = at;
            long number = digits();
            if (number < 0) {
                return false;
            }
            if (at < text.length() && text.charAt(at) == ':') {
                at = start;
                return clock();
            }
            long fraction = fraction();
            int unit = unit();
            if (unit <= lastUnit || fraction < 0) {
                return false;
            }
            lastUnit = unit;
            add(number, NANOS[unit]);
            nanos += (long) (NANOS[unit] / 1e9 * fraction);
        }
        return lastUnit >= 0;
    }

    /** {@code hh:mm}, {@code hh:mm:ss}, {@code hh:mm:ss.fraction}, to the end. */
    private boolean clock() {
        if (lastUnit > 1) {
            return false;
        }
        for (int part = 0; part < 3; part++) {
            long number = digits();
            if (number < 0 || (part > 0 && number > 59)) {
                return false;
            }
            add(number, NANOS[part + 2]);
            if (at == text.length()) {
                return part > 0;
            }
            if (text.charAt(at) != ':') {
                break;
            }
            at++;
        }
        long fraction = fraction();
        nanos += Math.max(fraction, 0);
        return fraction >= 0 && at == text.length() && text.charAt(at - 1) != ':';
    }

    private void add(long number, long unit) {
        total += (double) number * unit;
        nanos += number * unit;
    }

    private long digits() {
        int start = at;
        long number = 0;
        while (at < text.length() && at - start < 15 && isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at++) - '0';
        }
        return at == start ? -1 : number;
    }

    /** A point and up to nine digits, in billionths; zero if there is no point. */
    private long fraction() {
        if (at == text.length() || text.charAt(at) != '.') {
            return 0;
        }
        int start = ++at;
        long fraction = 0;
        while (at < text.length() && at - start < 9 && isDigit(text.charAt(at))) {
            fraction = fraction * 10 + text.charAt(at++) - '0';
        }
        if (at == start) {
            return -1;
        }
        for (int i = at - start; i < 9; i++) {
            fraction *= 10;
        }
        return fraction;
    }

    private int unit() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        String name = text.substring(start, at);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDigit(char each) {
        return each >= '0' && each <= '9';
    }
}
