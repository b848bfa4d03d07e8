package dev.mt.elf;

import dev.mt.core.Failure;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Who takes how many bytes of Go's tables. Functions are given to owners (packages, or each function to itself). What only
 * functions of one owner refer to is that owner's: records, names, tables by program counter, file lists, function data.
 * The rest, which several owners refer to or nobody, is shared.
 *
 * <p>Pieces of function data carry no length: each is taken to reach to the next one that is referred to.
 */
public final class TableShares {
    private static final int NOBODY = -1;

    /** Is told of every range that is an owner's. */
    @FunctionalInterface
    public interface Watcher {
        /** A range of a part, and whose it is. */
        void owned(TablePart part, long offset, long bytes, int owner);
    }

    private final GoTables tables;
    private final int[] ownerOfFunction;
    private final Watcher watcher;
    private final long[] owned;
    private final Map<TablePart, Long> shared = new EnumMap<>(TablePart.class);

    private TableShares(GoTables tables, int[] ownerOfFunction, int owners, Watcher watcher) {
        this.watcher = watcher;
        this.tables = tables;
        this.ownerOfFunction = ownerOfFunction.clone();
        this.owned = new long[owners];
        for (TablePart part : TablePart.values()) {
            shared.put(part, tables.part(part).size());
        }
    }

    /**
     * Divides the tables among owners.
     *
     * @param ownerOfFunction for each function by its index an owner from 0 on
     * @param owners how many owners there are
     * @param ownerOfName the owner of a name that no function in the tables has (it exists inlined only); -1 for nobody
     * @throws Failure if tables overlap or end outside their part
     */
    public static TableShares of(
            GoTables tables, int[] ownerOfFunction, int owners, ToIntFunction<String> ownerOfName) {
        return of(tables, ownerOfFunction, owners, ownerOfName, (part, offset, bytes, owner) -> {});
    }

    /**
     * The same, and a watcher is told of every range.
     *
     * @throws Failure if tables overlap or end outside their part
     */
    public static TableShares of(
            GoTables tables, int[] ownerOfFunction, int owners, ToIntFunction<String> ownerOfName, Watcher watcher) {
        if (ownerOfFunction.length != tables.functions().size()) {
            throw new IllegalArgumentException("an owner is needed for each function");
        }
        TableShares shares = new TableShares(tables, ownerOfFunction, owners, watcher);
        shares.divideRecords();
        shares.divideNames(ownerOfName);
        shares.divideUnits();
        shares.dividePcValues();
        shares.divideFunctionData();
        return shares;
    }

    /** Divides the tables among the functions themselves: what each alone refers to. */
    public static TableShares byFunction(GoTables tables) {
        int[] self = new int[tables.functions().size()];
        Arrays.setAll(self, i -> i);
        return of(tables, self, self.length, name -> NOBODY);
    }

    /** The bytes of the tables that are an owner's alone. */
    public long owned(int owner) {
        return owned[owner];
    }

    /** The bytes that are nobody's alone, by part. Together with what is owned they are all bytes of the section. */
    public Map<TablePart, Long> shared() {
        return Collections.unmodifiableMap(shared);
    }

    private void give(TablePart part, long offset, long bytes, int owner) {
        if (owner >= 0) {
            watcher.owned(part, offset, bytes, owner);
            owned[owner] += bytes;
            shared.merge(part, -bytes, Long::sum);
        }
    }

    private void divideRecords() {
        for (GoFunction function : tables.functions()) {
            int owner = ownerOfFunction[function.index()];
            give(TablePart.FUNCTIONS, 8L * function.index(), 8, owner);
            give(
                    TablePart.FUNCTIONS,
                    function.record().offset(),
                    function.record().size(),
                    owner);
        }
    }

    private void divideNames(ToIntFunction<String> ownerOfName) {
        ElfBytes names = tables.part(TablePart.NAMES);
        References users = new References();
        long first = names.size();
        for (GoFunction function : tables.functions()) {
            users.add(function.record().name(), ownerOfFunction[function.index()]);
            first = Math.min(first, function.record().name());
        }
        divideInlinedNames(names, 0, first, ownerOfName);
        users.visit(names.size(), (start, end, owner) -> {
            long next = Math.min(names.textEnd(start), end);
            give(TablePart.NAMES, start, next - start, owner);
            divideInlinedNames(names, next, end, ownerOfName);
        });
    }

    private void divideInlinedNames(ElfBytes names, long start, long end, ToIntFunction<String> ownerOfName) {
        for (long at = start; at < end; ) {
            long next = Math.min(names.textEnd(at), end);
            if (next - at > 1) {
                give(TablePart.NAMES, at, next - at, ownerOfName.applyAsInt(names.text(at)));
            }
            at = next;
        }
    }

    private void divideUnits() {
        References users = new References();
        for (GoFunction function : tables.functions()) {
            if (function.record().unit() != FunctionRecord.NONE) {
                users.add(function.record().unit(), ownerOfFunction[function.index()]);
            }
        }
        ElfBytes units = tables.part(TablePart.UNITS);
        users.visit(units.size() / 4, (start, end, owner) -> {
            long bytes = 4 * (end - start);
            units.slice("a file list", 4 * start, bytes);
            give(TablePart.UNITS, 4 * start, bytes, owner);
        });
    }

    private void dividePcValues() {
        References users = new References();
        for (GoFunction function : tables.functions()) {
            FunctionRecord record = function.record();
            int owner = ownerOfFunction[function.index()];
            addTable(users, record.stackDepths(), owner);
            addTable(users, record.fileNumbers(), owner);
            addTable(users, record.lines(), owner);
            for (int i = 0; i < record.pcDataCount(); i++) {
                addTable(users, record.pcData(i), owner);
            }
        }
        ElfBytes values = tables.part(TablePart.PC_VALUES);
        users.visit(
                values.size(),
                (start, end, owner) -> give(TablePart.PC_VALUES, start, PcValues.size(values, start, end), owner));
    }

    private static void addTable(References users, long offset, int owner) {
        if (offset != 0) {
            users.add(offset, owner);
        }
    }

    private void divideFunctionData() {
        ElfBytes data = tables.part(TablePart.FUNCTION_DATA);
        if (data.size() == 0) {
            return;
        }
        References users = new References();
        for (GoFunction function : tables.functions()) {
            FunctionRecord record = function.record();
            for (int i = 0; i < record.functionDataCount(); i++) {
                if (record.functionData(i) != FunctionRecord.NONE) {
                    users.add(record.functionData(i), ownerOfFunction[function.index()]);
                }
            }
        }
        users.visit(used(data), (start, end, owner) -> {
            data.slice("a piece of function data", start, end - start);
            give(TablePart.FUNCTION_DATA, start, end - start, owner);
        });
    }

    /** What was taken out of a slimmed program is zeroes at the end of a part: they are no piece's. */
    private static long used(ElfBytes data) {
        long end = data.size();
        while (end > 0 && data.u8(end - 1) == 0) {
            end--;
        }
        return Math.min((end + 7) & -8, data.size());
    }
}
