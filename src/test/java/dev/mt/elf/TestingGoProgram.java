package dev.mt.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a small program with Go's tables as Go 1.27 lays them out. Tables and function data of the same bytes are kept
 * once, as the linker does.
 */
public final class TestingGoProgram {
    private static final int RODATA_WORDS = 43;

    private record Function(String name, int size, int unit, List<String> tables, List<String> data) {}

    private final ElfClass elfClass;
    private final List<Function> functions = new ArrayList<>();
    private final List<String> inlinedNames = new ArrayList<>();
    private final int[] unitStarts;
    private boolean byKind;
    private byte[] code = {};

    /** The number of files of each unit. */
    public TestingGoProgram(ElfClass elfClass, int... unitFiles) {
        this.elfClass = elfClass;
        unitStarts = new int[unitFiles.length + 1];
        for (int i = 0; i < unitFiles.length; i++) {
            unitStarts[i + 1] = unitStarts[i] + unitFiles[i];
        }
    }

    /**
     * Adds a function.
     *
     * @param tables three or more tables by program counter in hexadecimal (stack depths, files, lines, others), without
     *     the end mark; "" for none
     * @param data function data in hexadecimal; "" for none
     */
    public TestingGoProgram function(String name, int size, int unit, List<String> tables, List<String> data) {
        functions.add(new Function(name, size, unit, tables, data));
        return this;
    }

    /** Adds a function with one table and one piece of data of its own. */
    public TestingGoProgram function(String name, int size, int unit) {
        String own = HexFormat.of().toHexDigits((byte) (functions.size() + 1));
        return function(name, size, unit, List.of("02" + own, "", ""), List.of(own.repeat(4)));
    }

    /** Adds the name of a function that exists inlined only. */
    public TestingGoProgram inlined(String name) {
        inlinedNames.add(name);
        return this;
    }

    /** Lets tables of a kind stand together, as those of slimmed programs do. */
    public TestingGoProgram byKind() {
        byKind = true;
        return this;
    }

    /** Gives the functions code, which is zeroes otherwise; as much of it as there is room for. */
    public TestingGoProgram code(byte[] bytes) {
        code = bytes.clone();
        return this;
    }

    /** The program's file. */
    public byte[] build() {
        TestingElf elf = new TestingElf(elfClass);
        int textSize = functions.stream().mapToInt(Function::size).sum() + 5;
        long text = elf.nextAddress();
        elf.section(".text", Arrays.copyOf(code, textSize));
        elf.section(".rodata", new byte[40]);
        long tables = elf.nextAddress();
        int[] dataOffset = new int[1];
        byte[] bytes = tables(dataOffset);
        elf.section(".gopclntab", bytes);
        ByteBuffer module = buffer();
        for (int i = 0; i < RODATA_WORDS + 3; i++) {
            word(
                    module,
                    switch (i) {
                        case 0 -> tables;
                        case 22 -> text;
                        case 43 -> tables + dataOffset[0];
                        case 44 -> tables + bytes.length;
                        default -> 0;
                    });
        }
        elf.section(".go.module", taken(module));
        return elf.zeroes(".bss", 5000).build();
    }

    private byte[] tables(int[] dataOffset) {
        Map<String, Integer> names = new LinkedHashMap<>();
        byte[] nameTable = texts(names);
        Map<String, Integer> pcOffsets = new LinkedHashMap<>();
        byte[] pcTable = deduplicated(pcOffsets, pcTables(), "00", 1);
        Map<String, Integer> dataOffsets = new LinkedHashMap<>();
        byte[] data =
                deduplicated(dataOffsets, functions.stream().map(Function::data).toList(), "", 0);
        byte[] units = new byte[4 * unitStarts[unitStarts.length - 1]];
        byte[] files = "main.go\0".getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = buffer();
        out.putInt(0xfffffff1).put(new byte[] {0, 0, (byte) (elfClass == ElfClass.ELF32 ? 4 : 1)});
        out.put((byte) elfClass.wordSize());
        word(out, functions.size());
        word(out, 1);
        word(out, 0);
        int at = TableHeader.size(elfClass);
        for (byte[] part : List.of(nameTable, units, files, pcTable, new byte[0])) {
            word(out, at);
            at += part.length;
        }
        out.put(nameTable).put(units).put(files).put(pcTable).put(functionTable(names, pcOffsets, dataOffsets));
        dataOffset[0] = out.position();
        return taken(out.put(data));
    }

    private List<List<String>> pcTables() {
        if (!byKind) {
            return functions.stream().map(Function::tables).toList();
        }
        int kinds = functions.stream().mapToInt(f -> f.tables.size()).max().orElse(0);
        List<List<String>> all = new ArrayList<>();
        for (int kind = 0; kind < kinds; kind++) {
            int index = kind;
            all.add(functions.stream()
                    .filter(f -> index < f.tables.size())
                    .map(f -> f.tables.get(index))
                    .toList());
        }
        return all;
    }

    private byte[] texts(Map<String, Integer> offsets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all =
                new ArrayList<>(functions.stream().map(Function::name).toList());
        all.addAll(1, inlinedNames);
        for (String name : all) {
            offsets.put(name, out.size());
            out.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] deduplicated(Map<String, Integer> offsets, List<List<String>> all, String end, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[start]);
        for (String hex : all.stream().flatMap(List::stream).distinct().toList()) {
            if (!hex.isEmpty()) {
                offsets.put(hex, out.size());
                out.writeBytes(HexFormat.of().parseHex(hex + end));
            }
        }
        return out.toByteArray();
    }

    private byte[] functionTable(Map<String, Integer> names, Map<String, Integer> pcs, Map<String, Integer> data) {
        ByteBuffer index = buffer();
        ByteBuffer records = buffer();
        int recordsStart = 8 * functions.size() + 4;
        int entry = 0;
        for (Function f : functions) {
            index.putInt(entry).putInt(recordsStart + records.position());
            records.putInt(entry)
                    .putInt(names.getOrDefault(f.name, -1))
                    .putInt(0)
                    .putInt(0);
            List<String> further = f.tables.subList(3, f.tables.size());
            f.tables.subList(0, 3).forEach(hex -> records.putInt(pcs.getOrDefault(hex, 0)));
            records.putInt(further.size()).putInt(unitStarts[f.unit]).putInt(7);
            records.put(new byte[] {0, 0, 0, (byte) f.data.size()});
            further.forEach(hex -> records.putInt(pcs.getOrDefault(hex, 0)));
            f.data.forEach(hex -> records.putInt(data.getOrDefault(hex, -1)));
            entry += f.size;
        }
        return taken(index.putInt(entry).put(taken(records)));
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.get(0, bytes);
        return bytes;
    }

    private void word(ByteBuffer out, long value) {
        if (elfClass == ElfClass.ELF64) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }
}
