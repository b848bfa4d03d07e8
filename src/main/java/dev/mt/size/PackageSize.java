package dev.mt.size;

import java.util.Comparator;
import java.util.Objects;

/**
 * A Go package in a program.
 *
 * @param name its path, or {@code type:}, {@code go:}, {@code (unknown)} for functions of no package
 * @param code bytes of its functions in {@code .text}, the padding behind each included
 * @param tables bytes of {@code .gopclntab} that are its alone
 */
public record PackageSize(String name, long code, long tables) {
    /** The largest first, then by name. */
    public static final Comparator<PackageSize> LARGEST_FIRST =
            Comparator.comparingLong(PackageSize::bytes).reversed().thenComparing(PackageSize::name);

    public PackageSize {
        Objects.requireNonNull(name, "name is null");
    }

    /** Code and tables together. */
    public long bytes() {
        return code + tables;
    }
}
