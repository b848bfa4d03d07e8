package dev.mt.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was sent to a registry and its token service. Safe for use by many threads. */
final class Traffic {
    private int requests;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    synchronized void began(Instant now) {
        requests++;
        if (first.isEmpty()) {
            first = Optional.of(now);
        }
    }

    synchronized void ended(Instant now) {
        last = Optional.of(now);
    }

    /** So far. */
    synchronized RemoteRepository.Sent sent() {
        return new RemoteRepository.Sent(
                requests,
                first.flatMap(begin -> last.map(end -> Duration.between(begin, end)))
                        .orElse(Duration.ZERO));
    }
}
