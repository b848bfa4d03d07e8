package dev.mt.elf;

import dev.mt.core.Failure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables by which the Go runtime finds functions, stack maps and lines: section {@code .gopclntab}. The layout is that
 * of {@code cmd/link/internal/ld/pcln.go} of Go 1.27.4; Go 1.20 to 1.26 differ only in what {@link TableHeader#textStart}
 * and {@link TablePart#FUNCTION_DATA} say.
 */
public final class GoTables {
    private static final String SECTION = ".gopclntab";
    private static final long NAME_BYTES = 64L << 20;

    private final Section section;
    private final TableHeader header;
    private final long textStart;
    private final Map<TablePart, ElfBytes> parts;
    private final List<GoFunction> functions;

    private GoTables(
            Section section,
            TableHeader header,
            long textStart,
            Map<TablePart, ElfBytes> parts,
            List<GoFunction> functions) {
        this.section = section;
        this.header = header;
        this.textStart = textStart;
        this.parts = parts;
        this.functions = List.copyOf(functions);
    }

    /**
     * Reads the tables of a Go program; nothing if it is none.
     *
     * @throws Failure for tables of an unknown version, or tables that contradict themselves or the program
     */
    public static Optional<GoTables> read(ElfFile elf) {
        return elf.section(SECTION).filter(section -> section.fileSize() > 0).map(section -> read(elf, section));
    }

    private static GoTables read(ElfFile elf, Section section) {
        ElfBytes bytes = elf.content(section);
        TableHeader header = TableHeader.read(bytes, elf.header().elfClass());
        Optional<ModuleData> module = ModuleData.read(elf, section);
        Section text = elf.section(".text").orElseThrow(() -> bytes.damaged("it has Go tables, but no section .text"));
        long textStart =
                module.map(ModuleData::text).orElse(header.textStart() == 0 ? text.address() : header.textStart());
        long finderOffset = module.flatMap(ModuleData::finder)
                .map(address -> address - section.address())
                .orElse(bytes.size());
        long dataOffset = module.flatMap(ModuleData::functionData)
                .map(address -> address - section.address())
                .filter(offset -> offset >= header.functionsOffset())
                .orElse(finderOffset);
        Map<TablePart, ElfBytes> parts = parts(bytes, header, dataOffset, finderOffset);
        List<GoFunction> functions = functions(header, parts);
        GoFunction last = functions.getLast();
        long end = textStart - text.address() + last.entry() + last.size();
        if (textStart < text.address() || end > text.size()) {
            throw bytes.damaged("function %s ends past the section .text".formatted(last.name()));
        }
        return new GoTables(section, header, textStart, parts, functions);
    }

    private static Map<TablePart, ElfBytes> parts(
            ElfBytes bytes, TableHeader header, long dataOffset, long finderOffset) {
        Map<TablePart, Long> starts = new EnumMap<>(Map.of(
                TablePart.HEADER, 0L,
                TablePart.NAMES, header.namesOffset(),
                TablePart.UNITS, header.unitsOffset(),
                TablePart.FILES, header.filesOffset(),
                TablePart.PC_VALUES, header.pcValuesOffset(),
                TablePart.FUNCTIONS, header.functionsOffset(),
                TablePart.FUNCTION_DATA, dataOffset,
                TablePart.FINDER, finderOffset));
        Map<TablePart, ElfBytes> parts = new EnumMap<>(TablePart.class);
        long end = bytes.size();
        for (Map.Entry<TablePart, Long> start : List.copyOf(starts.entrySet()).reversed()) {
            String name = "the Go table of " + start.getKey().title();
            parts.put(start.getKey(), bytes.slice(name, start.getValue(), end - start.getValue()));
            end = start.getValue();
        }
        return parts;
    }

    /** {@code ftab}: an entry point and a record's offset for each function, then the end of the last function. */
    private static List<GoFunction> functions(TableHeader header, Map<TablePart, ElfBytes> parts) {
        ElfBytes table = part(parts, TablePart.FUNCTIONS);
        ElfBytes names = part(parts, TablePart.NAMES);
        List<GoFunction> functions = new ArrayList<>();
        long recordsEnd = 8L * header.functionCount() + 4;
        long nameBytes = 0;
        for (int i = 0; i < header.functionCount(); i++) {
            long entry = table.u32(8L * i);
            long size = table.u32(8L * (i + 1)) - entry;
            FunctionRecord record = new FunctionRecord(table, table.u32(8L * i + 4));
            if (size < 0 || record.entry() != entry) {
                throw table.damaged(
                        "the entry points of functions %d and %d contradict each other".formatted(i, i + 1));
            }
            // The linker writes records and names one after the other. Were they to overlap, a small file could be
            // made to take all memory and time.
            nameBytes += names.textEnd(record.name()) - record.name();
            if (record.offset() < recordsEnd || nameBytes > NAME_BYTES) {
                throw table.damaged("the record or the name of function %d overlaps that of another".formatted(i));
            }
            recordsEnd = record.offset() + record.size();
            functions.add(new GoFunction(i, names.text(record.name()), entry, size, record));
        }
        return functions;
    }

    private static ElfBytes part(Map<TablePart, ElfBytes> parts, TablePart part) {
        ElfBytes bytes = parts.get(part);
        if (bytes == null) {
            throw new IllegalStateException("no part " + part);
        }
        return bytes;
    }

    /** The section that holds the tables. */
    public Section section() {
        return section;
    }

    /** The header of the tables. */
    public TableHeader header() {
        return header;
    }

    /** The virtual address that entry points count from. */
    public long textStart() {
        return textStart;
    }

    /** A part of the tables; {@link TablePart#FUNCTION_DATA} and {@link TablePart#FINDER} are empty if they lie elsewhere. */
    public ElfBytes part(TablePart part) {
        return part(parts, part);
    }

    /** Where a part begins in the section. */
    public long offset(TablePart part) {
        long finderOffset = section.size() - part(TablePart.FINDER).size();
        return switch (part) {
            case HEADER -> 0;
            case NAMES -> header.namesOffset();
            case UNITS -> header.unitsOffset();
            case FILES -> header.filesOffset();
            case PC_VALUES -> header.pcValuesOffset();
            case FUNCTIONS -> header.functionsOffset();
            case FUNCTION_DATA -> finderOffset - part(TablePart.FUNCTION_DATA).size();
            case FINDER -> finderOffset;
        };
    }

    /** All functions by rising entry point. */
    public List<GoFunction> functions() {
        return functions;
    }
}
