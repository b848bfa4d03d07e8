package dev.mt.pack;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.FunctionRecord;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.PcValues;
import dev.mt.elf.TablePart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the tables by program counter are that can be made one after the other: those of a kind behind each other in the order
 * of their functions, those of one kind behind those of another. A slimmed program has no others; of one that is as the linker
 * wrote it there are next to none.
 *
 * @param starts where each kind begins, from the first of all tables on
 * @param end where the last kind ends
 */
record PcRegion(List<Integer> starts, int end) {
    /** Offset 0 stands for no table ({@code cmd/link/internal/ld/pcln.go}). */
    static final int START = 1;
    /** No table is made anew. */
    static final PcRegion NONE = new PcRegion(Collections.nCopies(GoShape.KINDS, 0), START);

    PcRegion {
        starts = List.copyOf(starts);
    }

    static PcRegion of(GoTables tables) {
        ElfBytes values = tables.part(TablePart.PC_VALUES);
        List<Integer> starts = new ArrayList<>();
        long latest = START;
        for (int kind = 0; kind < GoShape.KINDS; kind++) {
            starts.add((int) latest);
            for (GoFunction function : tables.functions()) {
                FunctionRecord record = function.record();
                if (table(record, kind) == latest && record.pcDataCount() < GoShape.KINDS) {
                    latest += PcValues.size(values, latest, values.size() + 1);
                }
            }
        }
        return new PcRegion(starts, (int) latest);
    }

    private static long table(FunctionRecord record, int kind) {
        if (kind == 0) {
            return record.stackDepths();
        }
        return kind <= record.pcDataCount() ? record.pcData(kind - 1) : 0;
    }
}
