package dev.mt.elf.slim;

import dev.mt.elf.CallCode;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.InlineTrees;
import dev.mt.elf.TablePart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The new table of names. A name that nobody looks at becomes a label: a dot and its number in base 36, always as wide, so
 * that labels compress to almost nothing; functions by rising entry point come first, then what exists inlined only.
 */
final class NameTable {
    private final Map<Long, String> labels = new LinkedHashMap<>();
    private final Map<Long, Long> moved = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    NameTable(GoTables tables, CallCode code, InlineTrees trees) {
        Set<Long> used = new LinkedHashSet<>();
        tables.functions().forEach(function -> used.add(function.record().name()));
        for (GoFunction function : tables.functions()) {
            trees.of(function).forEach(call -> used.add(call.name()));
        }
        KeptNames kept = new KeptNames(tables, code);
        ElfBytes names = tables.part(TablePart.NAMES);
        int width = Integer.toString(used.size(), Character.MAX_RADIX).length();
        // Offset 0 stands for no name at all (runtime/symtab.go, funcName).
        add(0, "");
        int number = 0;
        for (long offset : used) {
            String name = names.text(offset);
            if (offset == 0) {
                continue;
            }
            add(offset, kept.keeps(offset, name) ? name : KeptNames.beginning(name) + digits(number, width));
            number++;
        }
    }

    private static String digits(int number, int width) {
        String digits = Integer.toString(number, Character.MAX_RADIX);
        return "0".repeat(width - digits.length()) + digits;
    }

    private void add(long offset, String label) {
        labels.put(offset, label);
        moved.put(offset, (long) bytes.size());
        bytes.writeBytes((label + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** The labels by the offset of the name that they stand for. */
    Map<Long, String> labels() {
        return Collections.unmodifiableMap(labels);
    }

    /** Where the label for the name at an offset begins. */
    long moved(long offset) {
        Long place = moved.get(offset);
        if (place == null) {
            throw new IllegalArgumentException("no name begins at " + offset);
        }
        return place;
    }

    /** The table. */
    byte[] bytes() {
        return bytes.toByteArray();
    }
}
