package dev.mt.routeros.simulator.net;

import java.time.Duration;
import java.util.Objects;

/**
 * How fast an uplink is.
 *
 * @param roundTrip what every request takes at least
 * @param bytesPerSecond how fast bytes come in
 */
public record Line(Duration roundTrip, long bytesPerSecond) {
    /** An ordinary connection: 40 ms, 20 Mbit/s. */
    public static final Line ORDINARY = new Line(Duration.ofMillis(40), 2_500_000);

    public Line {
        Objects.requireNonNull(roundTrip, "roundTrip is null");
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a line of %d bytes per second".formatted(bytesPerSecond));
        }
    }

    /** How long a request takes that is answered with so many bytes. */
    public Duration time(long bytes) {
        return roundTrip.plusMillis(bytes * 1000 / bytesPerSecond);
    }
}
