package dev.mt.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls that the compiler inlined ({@code runtime/symtabinl.go}, {@code inlinedCall}, Go 1.27.4): pieces of function
 * data of 16 bytes for each call, and a table by program counter that says which call code belongs to.
 */
public final class InlineTrees {
    /** {@code FUNCDATA_InlTree}: the place of the piece among a function's. */
    public static final int DATA = 3;
    /** {@code PCDATA_InlTreeIndex}: the place of the table among a function's. */
    public static final int TABLE = 2;
    /** Bytes of one call. */
    public static final int ENTRY = 16;
    /** Where in them the name's offset is. */
    public static final int NAME_AT = 4;
    /** Where in them the line is on which the called function begins. */
    public static final int START_LINE_AT = 12;

    /**
     * An inlined call.
     *
     * @param name where the called function's name begins in {@link TablePart#NAMES}
     * @param caller the offset from the entry point whose place in the source is that of the call
     */
    public record Call(long name, long caller) {}

    private final GoTables tables;
    private final Map<Long, List<Call>> trees = new HashMap<>();

    /** The calls that were inlined in the functions of a program. */
    public InlineTrees(GoTables tables) {
        this.tables = tables;
    }

    /**
     * The calls inlined in a function, by their number.
     *
     * @throws dev.mt.core.Failure if the tables contradict themselves
     */
    public List<Call> of(GoFunction function) {
        FunctionRecord record = function.record();
        if (record.functionDataCount() <= DATA
                || record.functionData(DATA) == FunctionRecord.NONE
                || record.pcDataCount() <= TABLE
                || record.pcData(TABLE) == 0) {
            return List.of();
        }
        int[] last = {-1};
        PcValues.visit(
                tables.part(TablePart.PC_VALUES),
                record.pcData(TABLE),
                tables.header().quantum(),
                function.size(),
                (end, value) -> last[0] = Math.max(last[0], value));
        List<Call> calls = trees.computeIfAbsent(record.functionData(DATA), offset -> read(offset, last[0] + 1));
        if (calls.size() <= last[0]) {
            throw tables.part(TablePart.FUNCTION_DATA)
                    .damaged("functions of different shape share the inlined calls at offset %d"
                            .formatted(record.functionData(DATA)));
        }
        return calls;
    }

    /** Reads calls up to a number, and those that they were inlined through. */
    private List<Call> read(long offset, int count) {
        ElfBytes data = tables.part(TablePart.FUNCTION_DATA);
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = offset + (long) ENTRY * i;
            Call call = new Call(data.u32(at + NAME_AT), data.u32(at + 8));
            if (call.name() >= tables.part(TablePart.NAMES).size() || call.caller() > Integer.MAX_VALUE) {
                throw data.damaged("the inlined call at offset %d of its Go tables leads outside".formatted(at));
            }
            calls.add(call);
        }
        return calls;
    }
}
