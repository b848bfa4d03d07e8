package dev.mt.elf.symbols;

import java.util.Arrays;

/**
 * Where the code of one function comes from: ranges of code with their file, line and inlined call. Ranges follow each
 * other from the entry point on.
 */
public final class LineTable {
    /** A function without lines, as some that the linker makes. */
    public static final LineTable EMPTY = new LineTable(new int[0], new int[0], new int[0], new int[0], new boolean[0]);

    private final int[] ends;
    private final int[] files;
    private final int[] lines;
    private final int[] calls;
    private final boolean[] afterCall;

    /**
     * Takes over the columns, which must not change from now on.
     *
     * @param ends where each range ends, counted from the entry point, rising
     * @param files numbers of source files
     * @param lines their lines
     * @param calls numbers of the innermost inlined call; -1 for none
     * @param afterCall whether the last instruction of the range is a call, so that its end may be a return address
     */
    LineTable(int[] ends, int[] files, int[] lines, int[] calls, boolean[] afterCall) {
        this.ends = ends;
        this.files = files;
        this.lines = lines;
        this.calls = calls;
        this.afterCall = afterCall;
    }

    /** The number of ranges. */
    int size() {
        return ends.length;
    }

    /** Where a range ends. */
    int end(int range) {
        return ends[range];
    }

    /** The number of its file. */
    int file(int range) {
        return files[range];
    }

    /** Its line. */
    int line(int range) {
        return lines[range];
    }

    /** The number of its innermost inlined call, or -1. */
    int call(int range) {
        return calls[range];
    }

    /** Whether its last instruction is a call. */
    boolean afterCall(int range) {
        return afterCall[range];
    }

    /** The range that holds an offset; -1 if none does. */
    int at(long offset) {
        if (offset < 0 || ends.length == 0 || offset >= ends[ends.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(ends, (int) offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /**
     * The range that an offset out of a traceback means. It is a return address, so that what counts is the call before
     * it ({@code runtime/traceback.go}, {@code symPC}, Go 1.27.4) - unless no call ends there: then a signal interrupted
     * the function right there.
     */
    int traced(long offset) {
        int before = at(offset - 1);
        return before >= 0 && (ends[before] != offset || afterCall[before]) ? before : Math.max(at(offset), before);
    }

    /** Whether an offset is certainly a return address: a range ends there, with a call. */
    boolean returnsTo(long offset) {
        int before = at(offset - 1);
        return before >= 0 && ends[before] == offset && afterCall[before];
    }
}
