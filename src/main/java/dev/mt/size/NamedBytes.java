package dev.mt.size;

import java.util.Comparator;
import java.util.Objects;

/**
 * What takes how many bytes: a file by its path, a section by its name.
 *
 * @param name what it is
 * @param bytes how many it has
 * @param stored how many bytes of the image's files that takes: fewer in a packed program, as many elsewhere
 */
public record NamedBytes(String name, long bytes, long stored) {
    /** What takes most first, then by name. */
    public static final Comparator<NamedBytes> LARGEST_FIRST = Comparator.comparingLong(NamedBytes::stored)
            .reversed()
            .thenComparing(Comparator.comparingLong(NamedBytes::bytes).reversed())
            .thenComparing(NamedBytes::name);

    public NamedBytes {
        Objects.requireNonNull(name, "name is null");
        if (bytes < 0 || stored < 0) {
            throw new IllegalArgumentException("%s takes %d bytes, stored as %d".formatted(name, bytes, stored));
        }
    }

    /** What is stored as it is. */
    public NamedBytes(String name, long bytes) {
        this(name, bytes, bytes);
    }
}
