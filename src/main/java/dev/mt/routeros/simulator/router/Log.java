package dev.mt.routeros.simulator.router;

import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/** The log in memory: the last thousand lines, gone with the power. */
public final class Log {
    private static final int MOST = 1000;

    /**
     * One line.
     *
     * @param number from 0, never used again until the power is lost
     * @param time by the router's own clock
     * @param topics with commas, such as {@code container,info}
     */
    public record Line(long number, LocalDateTime time, String topics, String message) {
        public Line {
            Objects.requireNonNull(topics, "topics is null");
            Objects.requireNonNull(message, "message is null");
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(Times.written(time), topics, message);
        }
    }

    private final Deque<Line> lines = new ArrayDeque<>();
    private long count;

    void add(LocalDateTime time, String topics, String message) {
        lines.add(new Line(count++, time, topics, message));
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    void clear() {
        lines.clear();
        count = 0;
    }

    /** The lines, the oldest first. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Whether a line holds a text. */
    public boolean has(String text) {
        return lines.stream().anyMatch(line -> line.message().contains(text));
    }
}
