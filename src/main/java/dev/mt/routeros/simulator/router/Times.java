package dev.mt.routeros.simulator.router;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How RouterOS writes dates with times since 7.10. */
final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    static String written(LocalDateTime time) {
        return FORM.format(time);
    }
}
