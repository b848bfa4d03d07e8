package dev.mt.release.pins;

import java.util.Comparator;
import java.util.Objects;

/**
 * A line of a file of the repository.
 *
 * @param file its path below the repository's root, with slashes
 * @param line from 1
 */
public record Place(String file, int line) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line);

    public Place {
        Objects.requireNonNull(file, "file is null");
        if (line < 1) {
            throw new IllegalArgumentException("line %d of %s".formatted(line, file));
        }
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
