package dev.mt.elf.slim;

import dev.mt.elf.FunctionRecord;
import dev.mt.elf.InlineTrees;
import java.util.stream.IntStream;

/**
 * What of a function's record the runtime reads when nobody debugs or traces it: numbers of {@code PCDATA_…} and {@code
 * FUNCDATA_…} in {@code internal/abi/symtab.go}, each looked up in {@code runtime/} of Go 1.27.4.
 */
final class RecordShape {
    /** Which arguments are alive, for printing ({@code printArgs}). */
    private static final int LIVE_ARGUMENTS = 3;
    /** Tables that are known: unsafe points, stack maps, inlined calls, live arguments, checked bounds. */
    private static final int TABLES = 5;
    /**
     * Data from here on: how arguments are printed, when they are alive ({@code printArgs}), what a wrapper wraps ({@code
     * startPCForTrace}, execution traces only). Before it: stack maps, stack objects, inlined calls ({@code gorecover}
     * counts them), defers.
     */
    private static final int KEPT_DATA = 5;

    private static final int DATA = 8;

    private RecordShape() {}

    /** Whether a record has nothing that is not known. */
    static boolean isKnown(FunctionRecord record) {
        return record.pcDataCount() <= TABLES && record.functionDataCount() <= DATA;
    }

    /** Where a further table begins, 0 if there is none or nobody reads it. */
    static long table(FunctionRecord record, int index) {
        // Without the tree nobody asks where in it code belongs.
        boolean read = index != LIVE_ARGUMENTS
                && (index != InlineTrees.TABLE || data(record, InlineTrees.DATA) != FunctionRecord.NONE);
        return read && index < record.pcDataCount() ? record.pcData(index) : 0;
    }

    /** Where a piece of data begins, {@link FunctionRecord#NONE} if there is none or nobody reads it. */
    static long data(FunctionRecord record, int index) {
        return index < KEPT_DATA && index < record.functionDataCount()
                ? record.functionData(index)
                : FunctionRecord.NONE;
    }

    /** How many further tables there must be room for: behind them all have the value of those that are not there. */
    static int tables(FunctionRecord record) {
        return IntStream.range(0, record.pcDataCount())
                .filter(index -> table(record, index) != 0)
                .map(index -> index + 1)
                .max()
                .orElse(0);
    }

    /** How many pieces of data there must be room for. */
    static int pieces(FunctionRecord record) {
        return IntStream.range(0, record.functionDataCount())
                .filter(index -> data(record, index) != FunctionRecord.NONE)
                .map(index -> index + 1)
                .max()
                .orElse(0);
    }
}
