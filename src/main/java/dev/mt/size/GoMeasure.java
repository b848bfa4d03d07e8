package dev.mt.size;

import dev.mt.elf.ElfFile;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoNames;
import dev.mt.elf.GoTables;
import dev.mt.elf.Section;
import dev.mt.elf.TablePart;
import dev.mt.elf.TableShares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures a Go program by package, in its own bytes and in those of the file. */
final class GoMeasure {
    private static final int NOBODY = -1;

    private final ElfFile elf;
    private final GoTables tables;
    private final ByteCost cost;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] owners;
    private final double[] stored;
    private final Map<TablePart, Double> storedShared = new EnumMap<>(TablePart.class);

    GoMeasure(ElfFile elf, GoTables tables, ByteCost cost, Symbols symbols) {
        this.elf = elf;
        this.tables = tables;
        this.cost = cost;
        this.owners = FunctionOwners.of(elf, tables, symbols).stream()
                .mapToInt(this::number)
                .toArray();
        this.stored = new double[names.size()];
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }

    GoSize size() {
        Section text = elf.section(".text").orElseThrow();
        long[] code = new long[names.size()];
        long rest = text.size();
        double storedRest = cost.of(text.offset(), text.size());
        long start = text.offset() + tables.textStart() - text.address();
        for (GoFunction function : tables.functions()) {
            int owner = owners[function.index()];
            double bytes = cost.of(start + function.entry(), function.size());
            code[owner] += function.size();
            rest -= function.size();
            stored[owner] += bytes;
            storedRest -= bytes;
        }
        for (TablePart part : TablePart.values()) {
            storedShared.put(part, cost.of(offset(part), tables.part(part).size()));
        }
        TableShares shares = TableShares.of(tables, owners, names.size(), this::ownerOfName, this::give);
        return rounded(code, rest, storedRest, shares);
    }

    private int ownerOfName(String name) {
        return GoNames.packageOf(name).map(numbers::get).orElse(NOBODY);
    }

    private long offset(TablePart part) {
        return tables.section().offset() + tables.offset(part);
    }

    private void give(TablePart part, long offset, long bytes, int owner) {
        double taken = cost.of(offset(part) + offset, bytes);
        stored[owner] += taken;
        storedShared.merge(part, -taken, Double::sum);
    }

    private GoSize rounded(long[] code, long rest, double storedRest, TableShares shares) {
        List<TablePart> parts = List.copyOf(shares.shared().keySet());
        double[] all = Arrays.copyOf(stored, names.size() + 1 + parts.size());
        all[names.size()] = storedRest;
        for (int i = 0; i < parts.size(); i++) {
            all[names.size() + 1 + i] = storedShared.getOrDefault(parts.get(i), 0.0);
        }
        long[] whole = WholeBytes.of(all, Math.round(Arrays.stream(all).sum()));
        List<PackageSize> packages = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            packages.add(new PackageSize(names.get(i), code[i], shares.owned(i), whole[i]));
        }
        List<NamedBytes> shared = new ArrayList<>();
        shared.add(new NamedBytes("code outside of functions", rest, whole[names.size()]));
        for (int i = 0; i < parts.size(); i++) {
            long bytes = shares.shared().getOrDefault(parts.get(i), 0L);
            shared.add(new NamedBytes("shared " + parts.get(i).title(), bytes, whole[names.size() + 1 + i]));
        }
        return new GoSize(packages, shared, GoModules.of(elf));
    }
}
