package dev.mt.elf.symbols;

import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts a symbol map into columns. */
final class SymbolMapWriter {
    private final SymbolMap map;
    private final Map<MapColumn, ColumnWriter> columns = new EnumMap<>(MapColumn.class);
    private final int unit;

    private SymbolMapWriter(SymbolMap map) {
        this.map = map;
        this.unit = unit(map);
        for (MapColumn column : MapColumn.values()) {
            columns.put(column, new ColumnWriter());
        }
    }

    /** All columns, each behind its length. */
    static byte[] content(SymbolMap map) {
        SymbolMapWriter writer = new SymbolMapWriter(map);
        writer.header();
        writer.functions();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.columns.forEach((name, column) -> {
            byte[] bytes = column.bytes();
            ColumnWriter length = new ColumnWriter();
            length.number(bytes.length);
            out.writeBytes(length.bytes());
            out.writeBytes(bytes);
        });
        return out.toByteArray();
    }

    /** What all ends of ranges are multiples of. */
    private static int unit(SymbolMap map) {
        for (FunctionSymbol function : map.functions()) {
            for (int i = 0; i < function.lines().size(); i++) {
                if (function.lines().end(i) % map.quantum() != 0) {
                    return 1;
                }
            }
        }
        return map.quantum();
    }

    private ColumnWriter column(MapColumn column) {
        return Objects.requireNonNull(columns.get(column));
    }

    private void header() {
        ColumnWriter header = column(MapColumn.HEADER);
        header.text(map.mark());
        header.text(map.platform());
        header.text(map.goVersion());
        header.text(map.version());
        header.number(map.quantum());
        header.number(unit);
        header.number(map.textStart());
        column(MapColumn.FILES).texts(map.files());
        column(MapColumn.NAMES).texts(map.names());
        columns.put(MapColumn.LABELS, LabelCode.written(map.names(), map.labels()));
    }

    private void functions() {
        ColumnWriter out = column(MapColumn.FUNCTIONS);
        Map<String, Integer> packages = new LinkedHashMap<>();
        map.functions().forEach(function -> packages.putIfAbsent(function.packagePath(), packages.size()));
        column(MapColumn.PACKAGES).texts(List.copyOf(packages.keySet()));
        LinePrediction prediction = new LinePrediction(map.names().size());
        out.number(map.functions().size());
        long end = 0;
        int packageBefore = 0;
        for (FunctionSymbol function : map.functions()) {
            int index = function.index();
            if (!map.functions().get(index).equals(function)
                    || !map.names().get(index).equals(function.name())
                    || !map.labels().get(index).equals(function.label())) {
                throw new IllegalArgumentException("function %d is not in its place".formatted(index));
            }
            int packageNumber = packages.getOrDefault(function.packagePath(), 0);
            out.number(function.entry() - end);
            out.number(function.size());
            out.signed(packageNumber - packageBefore);
            packageBefore = packageNumber;
            end = function.entry() + function.size();
            inlined(function.inlined());
            prediction.begin(index, function.inlined());
            lines(function.lines(), prediction);
        }
    }

    private void inlined(List<InlinedCall> calls) {
        column(MapColumn.INLINED_COUNTS).number(calls.size());
        int before = 0;
        for (InlinedCall call : calls) {
            column(MapColumn.INLINED_NAMES).number(call.name());
            column(MapColumn.INLINED_CALLERS).signed(call.caller() - before);
            before = call.caller();
        }
    }

    private void lines(LineTable lines, LinePrediction prediction) {
        column(MapColumn.RANGE_COUNTS).number(lines.size());
        int start = 0;
        int callBefore = -1;
        for (int i = 0; i < lines.size(); i++) {
            int call = lines.call(i);
            column(MapColumn.ENDS).number((long) (lines.end(i) - start) / unit * 2 + (lines.afterCall(i) ? 1 : 0));
            column(MapColumn.CALLS).signed(call - callBefore);
            column(MapColumn.SOURCE_FILES).signed(lines.file(i) - prediction.file(call));
            column(MapColumn.LINES).signed(lines.line(i) - prediction.line(call));
            prediction.came(call, lines.file(i), lines.line(i));
            start = lines.end(i);
            callBefore = call;
        }
    }
}
