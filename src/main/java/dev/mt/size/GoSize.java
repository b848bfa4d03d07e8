package dev.mt.size;

import dev.mt.elf.ElfFile;
import dev.mt.elf.FunctionPackages;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoNames;
import dev.mt.elf.GoTables;
import dev.mt.elf.TableShares;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Go program by package. Packages, shared parts and the code outside of functions add up to the sections {@code .text}
 * and {@code .gopclntab}. What packages have in {@code .rodata}, {@code .data} and among the types cannot be told without
 * a symbol table.
 *
 * @param packages the largest first
 * @param shared what no package has to itself, by part, the largest first: tables that several packages use, code between
 *     functions
 */
public record GoSize(List<PackageSize> packages, List<NamedBytes> shared) {
    private static final int NOBODY = -1;

    public GoSize {
        packages = packages.stream().sorted(PackageSize.LARGEST_FIRST).toList();
        shared = shared.stream().sorted(NamedBytes.LARGEST_FIRST).toList();
    }

    /** All of it. */
    public long bytes() {
        return packages.stream().mapToLong(PackageSize::bytes).sum()
                + shared.stream().mapToLong(NamedBytes::bytes).sum();
    }

    /**
     * Measures a program; nothing if it is not written in Go.
     *
     * @throws dev.mt.core.Failure if its tables cannot be read
     */
    static Optional<GoSize> of(ElfFile elf) {
        return GoTables.read(elf).map(tables -> of(elf, tables));
    }

    private static GoSize of(ElfFile elf, GoTables tables) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        int[] owners = FunctionPackages.of(tables).stream()
                .mapToInt(name -> number(name, names, numbers))
                .toArray();
        long[] code = new long[names.size()];
        long rest = elf.section(".text").orElseThrow().size();
        for (GoFunction function : tables.functions()) {
            code[owners[function.index()]] += function.size();
            rest -= function.size();
        }
        TableShares shares = TableShares.of(tables, owners, names.size(), name -> GoNames.packageOf(name)
                .map(numbers::get)
                .orElse(NOBODY));
        List<PackageSize> packages = new ArrayList<>();
        for (int i = 0; i < code.length; i++) {
            packages.add(new PackageSize(names.get(i), code[i], shares.owned(i)));
        }
        List<NamedBytes> shared = new ArrayList<>();
        shared.add(new NamedBytes("code outside of functions", rest));
        shares.shared().forEach((part, bytes) -> shared.add(new NamedBytes("shared " + part.title(), bytes)));
        return new GoSize(packages, shared);
    }

    private static int number(String name, List<String> names, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }
}
