package dev.mt.routeros.simulator.value;

import java.time.Duration;

/** An interval of time, in nanoseconds; it prints as {@code 1w2d03:04:05.678}. */
public record Time(long nanos) implements Value {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 24 * 3600;

    /** The value of an interval. */
    public static Time of(Duration interval) {
        return new Time(interval.toNanos());
    }

    /** A number of seconds. */
    public static Time ofSeconds(long seconds) {
        return new Time(Math.multiplyExact(seconds, SECOND));
    }

    /** The interval. */
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /** The whole seconds, rounded towards zero. */
    public long seconds() {
        return nanos / SECOND;
    }

    @Override
    public String typeName() {
        return "time";
    }

    @Override
    public String print() {
        StringBuilder text = new StringBuilder(24);
        long left = nanos;
        if (left < 0) {
            text.append('-');
        }
        long seconds = Math.abs(left / SECOND);
        int fraction = (int) Math.abs(left % SECOND);
        long days = seconds / DAY;
        if (days >= 7) {
            text.append(days / 7).append('w');
        }
        if (days % 7 > 0) {
            text.append(days % 7).append('d');
        }
        int rest = (int) (seconds % DAY);
        twoDigits(text, rest / 3600).append(':');
        twoDigits(text, rest / 60 % 60).append(':');
        twoDigits(text, rest % 60);
        if (fraction != 0) {
            text.append('.').append(fractionDigits(fraction));
        }
        return text.toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Milliseconds, microseconds or nanoseconds: three, six or nine digits. */
    private static String fractionDigits(int fraction) {
        String nine = Integer.toString(1_000_000_000 + fraction).substring(1);
        if (fraction % 1_000_000 == 0) {
            return nine.substring(0, 3);
        }
        return fraction % 1000 == 0 ? nine.substring(0, 6) : nine;
    }
}
