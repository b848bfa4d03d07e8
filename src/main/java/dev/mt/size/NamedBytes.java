package dev.mt.size;

import java.util.Comparator;
import java.util.Objects;

/**
 * What takes how many bytes: a file by its path, a section by its name.
 *
 * @param name what it is
 * @param bytes how many it takes
 */
public record NamedBytes(String name, long bytes) {
    /** The largest first, then by name. */
    public static final Comparator<NamedBytes> LARGEST_FIRST =
            Comparator.comparingLong(NamedBytes::bytes).reversed().thenComparing(NamedBytes::name);

    public NamedBytes {
        Objects.requireNonNull(name, "name is null");
        if (bytes < 0) {
            throw new IllegalArgumentException("%s takes %d bytes".formatted(name, bytes));
        }
    }
}
