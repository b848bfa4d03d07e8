package dev.mt.routeros.simulator.fault;

import java.time.Duration;
import java.util.Objects;

/** One thing that goes wrong. */
public sealed interface Fault {
    /** Lets it happen. */
    void strike(Victim victim);

    /** The power is lost and comes back. */
    record PowerLost(Duration off) implements Fault {
        public PowerLost {
            Objects.requireNonNull(off, "off is null");
        }

        @Override
        public void strike(Victim victim) {
            victim.losePower(off);
        }
    }

    /**
     * A trouble begins.
     *
     * @param amount what {@link Trouble} says of it; 0 for its usual one
     */
    record Begins(Trouble trouble, Duration duration, long amount) implements Fault {
        public Begins {
            Objects.requireNonNull(trouble, "trouble is null");
            Objects.requireNonNull(duration, "duration is null");
        }

        @Override
        public void strike(Victim victim) {
            victim.conditions().begin(trouble, duration, amount);
        }
    }

    /** The clock falls back to 1970. */
    record ClockLost() implements Fault {
        @Override
        public void strike(Victim victim) {
            victim.loseClock();
        }
    }

    /** Somebody does something at the same time. */
    record Meddling(String line) implements Fault {
        public Meddling {
            Objects.requireNonNull(line, "line is null");
        }

        @Override
        public void strike(Victim victim) {
            victim.operator(line);
        }
    }

    /** A trouble of its usual amount. */
    static Fault of(Trouble trouble, Duration duration) {
        return new Begins(trouble, duration, 0);
    }
}
