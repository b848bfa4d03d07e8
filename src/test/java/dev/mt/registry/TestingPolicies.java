package dev.mt.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Settings of clients that do not wait, and remember how long they would have. */
public final class TestingPolicies {
    private final List<Duration> waits = new ArrayList<>();

    /** Tries five times. */
    public ClientSettings settings() {
        return ClientSettings.ANONYMOUS.retrying(policy()).patient(Duration.ofSeconds(20));
    }

    RetryPolicy policy() {
        return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(2), new Random(1), this::sleep);
    }

    private synchronized void sleep(Duration time) {
        waits.add(time);
    }

    /** What was waited. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
