package dev.mt.elf.slim;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.FunctionRecord;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.PcValues;
import dev.mt.elf.TablePart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the slimmed content of each part of Go's tables. */
final class SlimTables {
    private static final int MOST_TABLES = 5;
    private static final int MOST_PIECES = 8;
    private static final int ALIGNMENT = 8;

    private final GoTables tables;
    private final int wordSize;
    private final InlineTrees trees;
    private final NameTable names;
    private final PieceTable values;
    private final PieceTable data;

    SlimTables(GoTables tables, int wordSize, InlineTrees trees, NameTable names) {
        this.tables = tables;
        this.wordSize = wordSize;
        this.trees = trees;
        this.names = names;
        this.values = values();
        this.data = data();
    }

    /** The new content by part; each is as long as its part or shorter, and zeroes follow. */
    Map<TablePart, byte[]> parts() {
        Map<TablePart, byte[]> parts = new EnumMap<>(TablePart.class);
        parts.put(TablePart.NAMES, names.bytes());
        parts.put(TablePart.UNITS, new byte[0]);
        parts.put(TablePart.FILES, new byte[0]);
        parts.put(TablePart.PC_VALUES, values.bytes());
        parts.put(TablePart.FUNCTIONS, functions());
        parts.put(TablePart.FUNCTION_DATA, dataWithNames());
        return parts;
    }

    /** Tables of a kind stand together: they look alike. */
    private PieceTable values() {
        Set<Long> kept = new LinkedHashSet<>();
        Set<Long> all = new TreeSet<>();
        for (GoFunction function : tables.functions()) {
            FunctionRecord record = function.record();
            addTable(kept, record.stackDepths());
            addTable(all, record.fileNumbers());
            addTable(all, record.lines());
            for (int i = 0; i < record.pcDataCount(); i++) {
                addTable(all, record.pcData(i));
            }
        }
        for (int i = 0; i < MOST_TABLES; i++) {
            for (GoFunction function : tables.functions()) {
                addTable(kept, RecordShape.table(function.record(), i));
            }
        }
        all.addAll(kept);
        ElfBytes table = tables.part(TablePart.PC_VALUES);
        return new PieceTable(table, 1, kept, all, (offset, limit) -> PcValues.size(table, offset, limit), 1);
    }

    private static void addTable(Set<Long> offsets, long offset) {
        if (offset != 0) {
            offsets.add(offset);
        }
    }

    private PieceTable data() {
        Set<Long> kept = new TreeSet<>();
        Set<Long> all = new TreeSet<>();
        for (GoFunction function : tables.functions()) {
            FunctionRecord record = function.record();
            for (int i = 0; i < MOST_PIECES; i++) {
                if (i < record.functionDataCount()) {
                    addPiece(all, record.functionData(i));
                }
                addPiece(kept, RecordShape.data(record, i));
            }
        }
        ElfBytes table = tables.part(TablePart.FUNCTION_DATA);
        return new PieceTable(table, 0, kept, all, (offset, limit) -> limit - offset, ALIGNMENT);
    }

    private static void addPiece(Set<Long> offsets, long offset) {
        if (offset != FunctionRecord.NONE) {
            offsets.add(offset);
        }
    }

    private byte[] dataWithNames() {
        byte[] bytes = data.bytes();
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (GoFunction function : tables.functions()) {
            long offset = RecordShape.data(function.record(), InlineTrees.DATA);
            if (offset == FunctionRecord.NONE) {
                continue;
            }
            long at = data.moved(offset);
            for (InlineTrees.Call call : trees.of(function)) {
                out.putInt((int) at + InlineTrees.NAME_AT, (int) names.moved(call.name()));
                out.putInt((int) at + InlineTrees.START_LINE_AT, 0);
                at += InlineTrees.ENTRY;
            }
        }
        return bytes;
    }

    private byte[] functions() {
        ElfBytes old = tables.part(TablePart.FUNCTIONS);
        ByteBuffer out = ByteBuffer.allocate((int) old.size()).order(ByteOrder.LITTLE_ENDIAN);
        int count = tables.functions().size();
        out.position(8 * count + 4);
        for (GoFunction function : tables.functions()) {
            // Records begin at words (cmd/link/internal/ld/pcln.go, calculateFunctabSize).
            out.position(out.position() + (-out.position() & (wordSize - 1)));
            out.putInt(8 * function.index(), (int) function.entry());
            out.putInt(8 * function.index() + 4, out.position());
            record(out, function.record());
        }
        out.putInt(8 * count, old.i32(8L * count));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** {@code runtime/runtime2.go}, {@code _func}. */
    private void record(ByteBuffer out, FunctionRecord record) {
        int tableCount = RecordShape.tables(record);
        int pieceCount = RecordShape.pieces(record);
        out.putInt((int) record.entry());
        out.putInt((int) names.moved(record.name()));
        out.putInt(record.argumentBytes());
        out.putInt((int) record.deferReturn());
        out.putInt(moved(record.stackDepths()));
        // No table of files and lines: pcvalue answers -1, and funcline1 asks no further.
        out.putInt(0).putInt(0);
        out.putInt(tableCount);
        out.putInt((int) FunctionRecord.NONE);
        out.putInt(0);
        out.put((byte) record.id()).put((byte) record.flags()).put((byte) 0).put((byte) pieceCount);
        for (int i = 0; i < tableCount; i++) {
            out.putInt(moved(RecordShape.table(record, i)));
        }
        for (int i = 0; i < pieceCount; i++) {
            long offset = RecordShape.data(record, i);
            out.putInt((int) (offset == FunctionRecord.NONE ? offset : data.moved(offset)));
        }
    }

    private int moved(long offset) {
        return offset == 0 ? 0 : (int) values.moved(offset);
    }
}
