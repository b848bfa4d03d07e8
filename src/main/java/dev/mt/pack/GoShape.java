package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.TablePart;
import dev.mt.pack.Payload.FilterUse;
import java.util.Optional;

/**
 * What {@link GoFilter} has to know of a program's tables: {@code struct go_tables} of {@code image/unpack/unpack.h}.
 *
 * @param count functions
 * @param values where the tables by program counter begin in the compact view
 * @param finder where the table begins that finds functions by address, in words of four bytes
 * @param rows of the finder, each a byte for 256 bytes of code; every 16 follow a word
 * @param quantum unit of distances in the tables, in bytes
 * @param alignment of functions, in bytes
 * @param odd 1 if records begin at even words only, 0 if at any
 */
record GoShape(int count, int values, int finder, int rows, int quantum, int alignment, int odd) {
    static final int WORDS = 7;
    private static final int LARGEST_ALIGNMENT = 256;

    static GoShape load(Words words) {
        return new GoShape(
                words.get(0), words.get(4), words.get(8), words.get(12), words.get(16), words.get(20), words.get(24));
    }

    void store(Words words) {
        int[] values = {count, this.values, finder, rows, quantum, alignment, odd};
        for (int i = 0; i < WORDS; i++) {
            words.put(4 * i, values[i]);
        }
    }

    /** Whether a table of so many bytes, in a compact view of so many, can have it. */
    boolean fits(int size, int compactSize) {
        long finderSize = (Integer.toUnsignedLong(rows) + 15) / 16 * 4 + Integer.toUnsignedLong(rows);
        return size / 4 >= WORDS
                && Integer.compareUnsigned(count, (size / 4 - 1) / 2) <= 0
                && Integer.compareUnsigned(values, compactSize) <= 0
                && Integer.compareUnsigned(finder, compactSize / 4) <= 0
                && finderSize <= compactSize - finder * 4L;
    }

    /** A program's table of functions, stored for packing. */
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
        GoFinder finder = GoFinder.of(elf, tables);
        GoShape shape = new GoShape(
                tables.functions().size(),
                view.toCompact(first + tables.offset(TablePart.PC_VALUES)),
                view.toCompact(finder.offset()) / 4,
                finder.rows(),
                tables.header().quantum(),
                alignment(tables),
                (int) (tables.functions().getFirst().record().offset() / 4 & 1) ^ 1);
        boolean stored = GoFilter.GO.encode(compact, start, size, shape);
        return stored ? Optional.of(new FilterUse(GoFilter.GO, start, size, 0)) : Optional.empty();
    }

    private static int alignment(GoTables tables) {
        long bits = LARGEST_ALIGNMENT;
        for (GoFunction function : tables.functions()) {
            bits |= function.entry();
        }
        return (int) Long.lowestOneBit(bits);
    }
}
