package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.Section;
import dev.mt.elf.TablePart;
import dev.mt.pack.Payload.FilterUse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what {@link GoFilter} has to know in a program, and stores the program's tables in its way. */
final class GoEncoding {
    private static final int LARGEST_ALIGNMENT = 256;

    private GoEncoding() {}

    /**
     * Stores a program's tables.
     *
     * @param compact the compact view, with the instructions as they run
     */
    static Optional<FilterUse> encode(ElfFile elf, CompactView view, byte[] compact) {
        return tables(elf).flatMap(tables -> encode(elf, tables, view, compact));
    }

    private static Optional<GoTables> tables(ElfFile elf) {
        try {
            return GoTables.read(elf);
        } catch (Failure unknown) {
            // Go of a version that mt does not know: its tables are packed as they are.
            return Optional.empty();
        }
    }

    private static Optional<FilterUse> encode(ElfFile elf, GoTables tables, CompactView view, byte[] compact) {
        GoFunction last = tables.functions().getLast();
        long first = tables.section().offset();
        int start = view.toCompact(first + tables.offset(TablePart.FUNCTIONS));
        long recordsEnd = last.record().offset() + last.record().size();
        int size = view.toCompact(first + tables.offset(TablePart.FUNCTIONS) + recordsEnd) - start;
        if (size != recordsEnd || start % 4 != 0) {
            return Optional.empty();
        }
        for (PcRegion region : List.of(region(tables), PcRegion.NONE)) {
            GoShape shape = shape(elf, tables, view, region);
            if (GoFilter.GO.encode(compact, start, size, shape, region.end())) {
                int stored = GoShape.load(new Words(compact, start)).stored();
                return Optional.of(new FilterUse(GoFilter.GO, start, size, stored));
            }
        }
        return Optional.empty();
    }

    private static PcRegion region(GoTables tables) {
        try {
            return PcRegion.of(tables);
        } catch (Failure damaged) {
            return PcRegion.NONE;
        }
    }

    private static GoShape shape(ElfFile elf, GoTables tables, CompactView view, PcRegion region) {
        long first = tables.section().offset();
        Section text = elf.section(".text").orElseThrow();
        GoFinder finder = GoFinder.of(elf, tables);
        int values = view.toCompact(first + tables.offset(TablePart.PC_VALUES));
        PcMarks.ByKind marks = PcMarks.of(elf.header().machine());
        List<GoKind> kinds = region.starts().stream()
                .map(place -> new GoKind(values + place, 0, 0, 0))
                .toList();
        return new GoShape(
                tables.functions().size(),
                values,
                view.toCompact(finder.offset()) / 4,
                finder.rows(),
                tables.header().quantum(),
                alignment(tables),
                (int) (tables.functions().getFirst().record().offset() / 4 & 1) ^ 1,
                view.toCompact(text.offset() + tables.textStart() - text.address()),
                0,
                kinds,
                IntStream.range(0, GoShape.KINDS).mapToObj(marks::of).toList());
    }

    private static int alignment(GoTables tables) {
        long bits = LARGEST_ALIGNMENT;
        for (GoFunction function : tables.functions()) {
            bits |= function.entry();
        }
        return (int) Long.lowestOneBit(bits);
    }
}
