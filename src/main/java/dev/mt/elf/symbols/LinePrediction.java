package dev.mt.elf.symbols;

import java.util.Arrays;
import java.util.List;

/**
 * Which file and line most likely come next, from those before; a file holds the differences only. Code of an inlined
 * function is in that function's file, and begins where it began the last time.
 */
final class LinePrediction {
    private static final int UNSEEN = Integer.MIN_VALUE;

    private final int[] files;
    private final int[] lines;
    private int[] current = {};
    private List<InlinedCall> inlined = List.of();
    private int function;
    private int lastFile;
    private int lastLine;

    LinePrediction(int names) {
        files = new int[names];
        lines = new int[names];
        Arrays.fill(files, UNSEEN);
    }

    /** Goes on to another function. */
    void begin(int newFunction, List<InlinedCall> calls) {
        function = newFunction;
        inlined = calls;
        current = new int[calls.size() + 1];
        Arrays.fill(current, UNSEEN);
    }

    private int name(int call) {
        return call < 0 ? function : inlined.get(call).name();
    }

    int file(int call) {
        int file = files[name(call)];
        return file == UNSEEN ? lastFile : file;
    }

    int line(int call) {
        if (current[call + 1] != UNSEEN) {
            return current[call + 1];
        }
        return files[name(call)] == UNSEEN ? lastLine : lines[name(call)];
    }

    /** Notes what really came. */
    void came(int call, int file, int line) {
        if (current[call + 1] == UNSEEN) {
            lines[name(call)] = line;
        }
        current[call + 1] = line;
        files[name(call)] = file;
        if (call < 0) {
            lastFile = file;
            lastLine = line;
        }
    }
}
