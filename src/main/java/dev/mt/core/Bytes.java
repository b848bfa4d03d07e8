package dev.mt.core;

import java.util.Locale;

/**
 * A number of bytes.
 *
 * @param count zero or more
 */
public record Bytes(long count) implements Comparable<Bytes> {
    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("a negative number of bytes: " + count);
        }
    }

    /** The exact number with separators between thousands: {@code 2,731,008}. */
    public String exact() {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** For people, in decimal units as flash is sold: {@code 2.73 MB}, {@code 218 kB}, {@code 12 B}. */
    public String human() {
        if (count >= 999_500_000) {
            return String.format(Locale.ROOT, "%.2f GB", count / 1e9);
        }
        if (count >= 999_500) {
            return String.format(Locale.ROOT, "%.2f MB", count / 1e6);
        }
        if (count >= 1000) {
            return String.format(Locale.ROOT, "%.0f kB", count / 1e3);
        }
        return count + " B";
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }

    @Override
    public String toString() {
        return exact();
    }
}
