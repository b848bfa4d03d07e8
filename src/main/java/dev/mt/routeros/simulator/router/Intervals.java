package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Time;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How intervals are written: {@code 1w2d3h4m5s6ms}, {@code 1d12:30:00}, {@code 90} for seconds. */
final class Intervals {
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(\\d+)w)?(?:(\\d+)d)?(\\d{1,3}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,3}))?)?");
    private static final long[] UNIT_MILLIS = {604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1};

    private Intervals() {}

    static Optional<Time> read(String text) {
        if (text.matches("\\d{1,12}")) {
            return Optional.of(Time.ofSeconds(Long.parseLong(text)));
        }
        Matcher units = UNITS.matcher(text);
        if (!text.isEmpty() && units.matches()) {
            return Optional.of(ofMillis(sum(units)));
        }
        Matcher clock = CLOCK.matcher(text);
        return clock.matches() ? Optional.of(ofMillis(sum(clock))) : Optional.empty();
    }

    private static long sum(Matcher parts) {
        long millis = 0;
        for (int i = 0; i < UNIT_MILLIS.length; i++) {
            String part = parts.group(i + 1);
            if (part != null && part.length() < 12) {
                millis += Long.parseLong(part) * UNIT_MILLIS[i];
            }
        }
        return millis;
    }

    static Time ofMillis(long millis) {
        return new Time(millis * 1_000_000);
    }

    /** As exports write it: {@code 1d}, {@code 12h30m}, {@code 0s}. */
    static String written(Time time) {
        long millis = time.nanos() / 1_000_000;
        String[] names = {"w", "d", "h", "m", "s", "ms"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            long count = millis / UNIT_MILLIS[i];
            millis %= UNIT_MILLIS[i];
            if (count > 0) {
                text.append(count).append(names[i]);
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
