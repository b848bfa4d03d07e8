package dev.mt.size;

import dev.mt.elf.ElfFile;
import dev.mt.elf.GoTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Go program by package. Packages, shared parts and the code outside of functions add up to the sections {@code .text}
 * and {@code .gopclntab}. What packages have in {@code .rodata}, {@code .data} and among the types cannot be told without
 * a symbol table.
 *
 * @param packages the largest first
 * @param shared what no package has to itself, by part, the largest first: tables that several packages use, code between
 *     functions
 * @param modules the paths of the modules that it was built from
 */
public record GoSize(List<PackageSize> packages, List<NamedBytes> shared, GoModules modules) {
    /** The sections that packages divide. */
    static final Set<String> SECTIONS = Set.of(".text", ".gopclntab");

    public GoSize {
        packages = packages.stream().sorted(PackageSize.LARGEST_FIRST).toList();
        shared = shared.stream().sorted(NamedBytes.LARGEST_FIRST).toList();
    }

    /** One of unknown modules. */
    public GoSize(List<PackageSize> packages, List<NamedBytes> shared) {
        this(packages, shared, GoModules.NONE);
    }

    /** All of it. */
    public long bytes() {
        return packages.stream().mapToLong(PackageSize::bytes).sum()
                + shared.stream().mapToLong(NamedBytes::bytes).sum();
    }

    /** The bytes of the program's file that all of it takes. */
    public long stored() {
        return packages.stream().mapToLong(PackageSize::stored).sum()
                + shared.stream().mapToLong(NamedBytes::stored).sum();
    }

    /**
     * Measures a program; nothing if it is not written in Go.
     *
     * @param cost what its ranges take of the file
     * @throws dev.mt.core.Failure if its tables cannot be read, or its functions have no names
     */
    static Optional<GoSize> of(ElfFile elf, ByteCost cost, Symbols symbols) {
        return GoTables.read(elf).map(tables -> new GoMeasure(elf, tables, cost, symbols).size());
    }

    /** The same, its stored bytes rounded so that they add up to those of the sections it divides. */
    GoSize within(List<NamedBytes> sections) {
        long total = sections.stream()
                .filter(section -> SECTIONS.contains(section.name()))
                .mapToLong(NamedBytes::stored)
                .sum();
        double[] parts = Stream.concat(
                        packages.stream().map(PackageSize::stored),
                        shared.stream().map(NamedBytes::stored))
                .mapToDouble(Long::doubleValue)
                .toArray();
        long[] whole = WholeBytes.of(parts, total);
        List<PackageSize> fitting = new ArrayList<>();
        for (PackageSize each : packages) {
            fitting.add(new PackageSize(each.name(), each.code(), each.tables(), whole[fitting.size()]));
        }
        List<NamedBytes> rest = new ArrayList<>();
        for (NamedBytes each : shared) {
            rest.add(new NamedBytes(each.name(), each.bytes(), whole[fitting.size() + rest.size()]));
        }
        return new GoSize(fitting, rest, modules);
    }
}
