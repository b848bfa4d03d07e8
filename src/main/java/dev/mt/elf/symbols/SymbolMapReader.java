package dev.mt.elf.symbols;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a symbol map of columns, and refuses what does not hold together. */
final class SymbolMapReader {
    private static final int MOST_FUNCTIONS = 1 << 19;
    private static final int MOST_NAMES = 1 << 20;
    private static final int MOST_FILES = 1 << 18;
    private static final int MOST_RANGES = 1 << 23;
    private static final int LARGEST_UNIT = 8;
    private static final long LARGEST_ADDRESS = 1L << 48;

    private final Map<MapColumn, ColumnReader> columns = new EnumMap<>(MapColumn.class);
    private final List<String> files;
    private final List<String> names;
    private final List<String> labels;
    private int unit;
    private int ranges;

    private SymbolMapReader(byte[] content, String file) {
        ColumnReader all = new ColumnReader(file, content, 0, content.length);
        for (MapColumn column : MapColumn.values()) {
            columns.put(column, all.part(all.number(content.length)));
        }
        all.finish();
        files = column(MapColumn.FILES).texts(MOST_FILES);
        names = column(MapColumn.NAMES).texts(MOST_NAMES);
        labels = LabelCode.read(column(MapColumn.LABELS), names);
    }

    static SymbolMap read(byte[] content, String file) {
        return new SymbolMapReader(content, file).map();
    }

    private ColumnReader column(MapColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private SymbolMap map() {
        ColumnReader header = column(MapColumn.HEADER);
        String mark = header.text();
        if (!SymbolMap.isMark(mark)) {
            throw header.damaged("it does not say which program it is for");
        }
        String platform = header.text();
        String goVersion = header.text();
        String version = header.text();
        int quantum = header.number(LARGEST_UNIT);
        unit = header.number(LARGEST_UNIT);
        long textStart = header.number(LARGEST_ADDRESS);
        if (quantum == 0 || unit == 0) {
            throw header.damaged("instructions of no bytes");
        }
        List<FunctionSymbol> functions = functions();
        columns.values().forEach(ColumnReader::finish);
        return new SymbolMap(mark, platform, goVersion, version, quantum, textStart, files, names, labels, functions);
    }

    private List<FunctionSymbol> functions() {
        List<String> packages = column(MapColumn.PACKAGES).texts(MOST_NAMES);
        ColumnReader in = column(MapColumn.FUNCTIONS);
        int count = in.count(in, Math.min(MOST_FUNCTIONS, names.size()));
        List<FunctionSymbol> functions = new ArrayList<>();
        LinePrediction prediction = new LinePrediction(names.size());
        long end = 0;
        int packageNumber = 0;
        for (int index = 0; index < count; index++) {
            long entry = end + in.number(LARGEST_ADDRESS - end);
            long size = in.number(Math.min(Integer.MAX_VALUE, LARGEST_ADDRESS - entry));
            packageNumber += in.signed();
            if (packageNumber < 0 || packageNumber >= packages.size()) {
                throw in.damaged("function %d is in package %d".formatted(index, packageNumber));
            }
            end = entry + size;
            List<InlinedCall> inlined = inlined();
            prediction.begin(index, inlined);
            functions.add(new FunctionSymbol(
                    index,
                    names.get(index),
                    packages.get(packageNumber),
                    labels.get(index),
                    entry,
                    size,
                    lines(prediction, inlined.size()),
                    inlined));
        }
        return functions;
    }

    private List<InlinedCall> inlined() {
        ColumnReader callers = column(MapColumn.INLINED_CALLERS);
        int count = column(MapColumn.INLINED_COUNTS).count(callers, Integer.MAX_VALUE);
        List<InlinedCall> calls = new ArrayList<>();
        int caller = 0;
        for (int i = 0; i < count; i++) {
            int name = column(MapColumn.INLINED_NAMES).number(names.size() - 1);
            caller += callers.signed();
            if (caller < 0) {
                throw callers.damaged("a call is inlined before its function");
            }
            calls.add(new InlinedCall(name, caller));
        }
        return calls;
    }

    private LineTable lines(LinePrediction prediction, int calls) {
        ColumnReader in = column(MapColumn.ENDS);
        int count = column(MapColumn.RANGE_COUNTS).count(in, MOST_RANGES - ranges);
        if (count == 0) {
            return LineTable.EMPTY;
        }
        ranges += count;
        int[] ends = new int[count];
        int[] fileNumbers = new int[count];
        int[] lines = new int[count];
        int[] callNumbers = new int[count];
        boolean[] afterCall = new boolean[count];
        long end = 0;
        int call = -1;
        for (int i = 0; i < count; i++) {
            long step = in.number(1L << 32);
            end += step / 2 * unit;
            call += column(MapColumn.CALLS).signed();
            if (step < 2 || end > Integer.MAX_VALUE || call < -1 || call >= calls) {
                throw in.damaged("a range of code up to %d is of inlined call %d of %d".formatted(end, call, calls));
            }
            int file = prediction.file(call) + column(MapColumn.SOURCE_FILES).signed();
            int line = prediction.line(call) + column(MapColumn.LINES).signed();
            if (file < -1 || file >= files.size()) {
                throw in.damaged("there is no file " + file);
            }
            prediction.came(call, file, line);
            ends[i] = (int) end;
            fileNumbers[i] = file;
            lines[i] = line;
            callNumbers[i] = call;
            afterCall[i] = (step & 1) != 0;
        }
        return new LineTable(ends, fileNumbers, lines, callNumbers, afterCall);
    }
}
