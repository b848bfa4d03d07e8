package dev.mt.size;

import java.util.Comparator;
import java.util.Objects;

/**
 * A Go package in a program.
 *
 * @param name its path, or {@code type:}, {@code go:}, {@code (unknown)} for functions of no package
 * @param code bytes of its functions in {@code .text}, the padding behind each included
 * @param tables bytes of {@code .gopclntab} that are its alone
 * @param stored how many bytes of the program's file both take together
 */
public record PackageSize(String name, long code, long tables, long stored) {
    /** What takes most first, then by name. */
    public static final Comparator<PackageSize> LARGEST_FIRST = Comparator.comparingLong(PackageSize::stored)
            .reversed()
            .thenComparing(Comparator.comparingLong(PackageSize::bytes).reversed())
            .thenComparing(PackageSize::name);

    public PackageSize {
        Objects.requireNonNull(name, "name is null");
    }

    /** One in a program that is not packed. */
    public PackageSize(String name, long code, long tables) {
        this(name, code, tables, code + tables);
    }

    /** Code and tables together. */
    public long bytes() {
        return code + tables;
    }
}
