package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.Timeline;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What the router believes the time to be. */
public final class Clock {
    /** Where a clock begins that nobody has set. */
    private static final Instant UNSET = Instant.parse("1970-01-02T00:00:00Z");

    private final Timeline timeline;
    private final Instant start;
    private Duration wrong = Duration.ZERO;
    private ZoneId zone = ZoneOffset.UTC;

    Clock(Timeline timeline, Instant start) {
        this.timeline = timeline;
        this.start = start;
    }

    /** The true time, which no router knows. */
    public Instant trueTime() {
        return start.plusNanos(timeline.nowNanos());
    }

    /** What the clock says. */
    public Instant now() {
        return trueTime().plus(wrong);
    }

    /** What the clock says in the router's time zone. */
    public LocalDateTime local() {
        return LocalDateTime.ofInstant(now(), zone);
    }

    /** The zone's difference to UTC at this moment. */
    public ZoneOffset offset() {
        return zone.getRules().getOffset(now());
    }

    /** Whether it says about what it should. */
    public boolean isRight() {
        return wrong.abs().compareTo(Duration.ofMinutes(5)) < 0;
    }

    void lose() {
        wrong = Duration.between(trueTime(), UNSET);
    }

    void setRight() {
        wrong = Duration.ZERO;
    }

    void set(LocalDateTime local) {
        wrong = Duration.between(trueTime(), local.atZone(zone).toInstant());
    }

    /** How long it will be until the clock says something, in milliseconds; less than none if it has said so. */
    long millisUntil(LocalDateTime local) {
        return Duration.between(now(), local.atZone(zone).toInstant()).toMillis();
    }

    boolean setZone(String name) {
        try {
            zone = name.equals("manual") ? ZoneOffset.UTC : ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
