package dev.mt.elf.symbols;

import dev.mt.core.Digest;
import dev.mt.elf.CallCode;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.FunctionPackages;
import dev.mt.elf.FunctionRecord;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.PcValues;
import dev.mt.elf.TablePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects from the tables of a whole program what its symbol map says. */
public final class SymbolMapBuilder {
    private static final int INLINED = 2;

    private final GoTables tables;
    private final CallCode code;
    private final InlineTrees trees;
    private final Map<Long, Integer> fileNumbers = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final Map<Long, Integer> nameNumbers;

    private SymbolMapBuilder(GoTables tables, CallCode code, InlineTrees trees, Map<Long, Integer> nameNumbers) {
        this.tables = tables;
        this.code = code;
        this.trees = trees;
        this.nameNumbers = nameNumbers;
    }

    /**
     * Makes the map.
     *
     * @param labels what the slimmed program calls the functions, and those that exist inlined only, by the offset of
     *     their name in the whole program's tables
     * @param slimmed the slimmed program
     * @throws dev.mt.core.Failure if the tables contradict themselves
     */
    public static SymbolMap build(
            GoTables tables,
            CallCode code,
            InlineTrees trees,
            Map<Long, String> labels,
            byte[] slimmed,
            String platform,
            String goVersion) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> shortNames = new ArrayList<>();
        for (GoFunction function : tables.functions()) {
            numbers.putIfAbsent(function.record().name(), names.size());
            names.add(function.name());
            shortNames.add(labels.getOrDefault(function.record().name(), ""));
        }
        ElfBytes texts = tables.part(TablePart.NAMES);
        labels.forEach((offset, label) -> {
            if (numbers.putIfAbsent(offset, names.size()) == null) {
                names.add(texts.text(offset));
                shortNames.add(label);
            }
        });
        SymbolMapBuilder builder = new SymbolMapBuilder(tables, code, trees, numbers);
        List<FunctionSymbol> functions = builder.functions(shortNames);
        return new SymbolMap(
                Digest.of(slimmed).hex().substring(0, 32),
                platform,
                goVersion,
                "",
                tables.header().quantum(),
                tables.textStart(),
                builder.files,
                names,
                shortNames,
                functions);
    }

    private List<FunctionSymbol> functions(List<String> labels) {
        List<String> packages = FunctionPackages.of(tables);
        List<FunctionSymbol> functions = new ArrayList<>();
        for (GoFunction function : tables.functions()) {
            int index = function.index();
            functions.add(new FunctionSymbol(
                    index,
                    function.name(),
                    packages.get(index),
                    labels.get(index),
                    function.entry(),
                    function.size(),
                    lines(function),
                    trees.of(function).stream()
                            .map(call ->
                                    new InlinedCall(nameNumbers.getOrDefault(call.name(), index), (int) call.caller()))
                            .toList()));
        }
        return functions;
    }

    /** Puts the tables of files, lines and inlined calls together: a new range wherever one of them changes. */
    private LineTable lines(GoFunction function) {
        FunctionRecord record = function.record();
        if (record.fileNumbers() == 0 || record.lines() == 0) {
            return LineTable.EMPTY;
        }
        Column fileColumn = column(function, record.fileNumbers());
        Column lineColumn = column(function, record.lines());
        Column callColumn = column(function, record.pcDataCount() > INLINED ? record.pcData(INLINED) : 0);
        int[] ends = ends(fileColumn, lineColumn, callColumn);
        int[] fileOfRange = new int[ends.length];
        int[] lineOfRange = new int[ends.length];
        int[] callOfRange = new int[ends.length];
        boolean[] afterCall = new boolean[ends.length];
        for (int i = 0; i < ends.length; i++) {
            fileOfRange[i] = file(record, fileColumn.at(ends[i]));
            lineOfRange[i] = lineColumn.at(ends[i]);
            callOfRange[i] = callColumn.at(ends[i]);
            if (callOfRange[i] >= trees.of(function).size()) {
                throw tables.part(TablePart.FUNCTIONS)
                        .damaged("function %s has no inlined call %d".formatted(function.name(), callOfRange[i]));
            }
            afterCall[i] = code.callEndsAt(function.entry() + ends[i]);
        }
        return new LineTable(ends, fileOfRange, lineOfRange, callOfRange, afterCall);
    }

    private static int[] ends(Column files, Column lines, Column calls) {
        int[] all = new int[files.count + lines.count + calls.count];
        System.arraycopy(files.ends, 0, all, 0, files.count);
        System.arraycopy(lines.ends, 0, all, files.count, lines.count);
        System.arraycopy(calls.ends, 0, all, files.count + lines.count, calls.count);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private Column column(GoFunction function, long offset) {
        Column column = new Column();
        if (offset != 0) {
            PcValues.visit(
                    tables.part(TablePart.PC_VALUES), offset, tables.header().quantum(), function.size(), column::add);
        }
        return column;
    }

    private int file(FunctionRecord record, int number) {
        if (number < 0 || record.unit() == FunctionRecord.NONE) {
            return -1;
        }
        long offset = tables.part(TablePart.UNITS).u32(4 * (record.unit() + number));
        if (offset == FunctionRecord.NONE) {
            return -1;
        }
        return fileNumbers.computeIfAbsent(offset, at -> {
            files.add(tables.part(TablePart.FILES).text(at));
            return files.size() - 1;
        });
    }

    /** One table by program counter. */
    private static final class Column {
        private int[] ends = new int[16];
        private int[] values = new int[16];
        private int count;
        private int cursor;

        private void add(long end, int value) {
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            ends[count] = (int) end;
            values[count++] = value;
        }

        /** The value of the range that ends at an offset or reaches past it; offsets must not fall. */
        private int at(int end) {
            while (cursor < count && ends[cursor] < end) {
                cursor++;
            }
            return cursor < count ? values[cursor] : -1;
        }
    }
}
