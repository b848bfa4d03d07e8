package dev.mt.elf;

import dev.mt.core.Failure;

/**
 * The beginning of {@code .gopclntab} ({@code runtime/symtab.go}, {@code pcHeader}, and
 * {@code cmd/link/internal/ld/pcln.go}, {@code generatePCHeader}, both Go 1.27.4). The magic number is that of Go 1.20 and
 * later ({@code internal/abi/symtab.go}); offsets count from the header's first byte.
 *
 * @param quantum the smallest instruction in bytes, the unit of distances in the tables: 1 on amd64, 4 on ARM
 * @param functionCount functions in the table
 * @param fileCount source files in the table
 * @param textStart the address that entry points count from, as Go up to 1.25 writes it; 0 from 1.26 on
 * @param namesOffset where {@link TablePart#NAMES} begins
 * @param unitsOffset where {@link TablePart#UNITS} begins
 * @param filesOffset where {@link TablePart#FILES} begins
 * @param pcValuesOffset where {@link TablePart#PC_VALUES} begins
 * @param functionsOffset where {@link TablePart#FUNCTIONS} begins
 */
public record TableHeader(
        int quantum,
        int functionCount,
        long fileCount,
        long textStart,
        long namesOffset,
        long unitsOffset,
        long filesOffset,
        long pcValuesOffset,
        long functionsOffset) {
    private static final int GO_1_20 = 0xfffffff1;

    /** Bytes of the header. */
    static int size(ElfClass elfClass) {
        return 8 + 8 * elfClass.wordSize();
    }

    /**
     * Reads the header.
     *
     * @throws Failure for tables of another version, or offsets that are not in order
     */
    static TableHeader read(ElfBytes tables, ElfClass elfClass) {
        if (tables.i32(0) != GO_1_20 || tables.u16(4) != 0) {
            throw Failure.of(
                    "the Go tables of %s are of a version that mt does not know: magic number 0x%08x"
                            .formatted(tables.program(), tables.i32(0)),
                    "mt knows 0x%08x, which Go writes from 1.20 to 1.27 at least".formatted(GO_1_20));
        }
        int word = elfClass.wordSize();
        int quantum = tables.u8(6);
        if (tables.u8(7) != word || (quantum != 1 && quantum != 2 && quantum != 4)) {
            throw tables.damaged(
                    "its Go tables are for words of %d bytes and instructions of %d".formatted(tables.u8(7), quantum));
        }
        long functions = tables.word(elfClass, 8);
        if (functions < 1 || functions > tables.size() / 8) {
            throw tables.damaged("its Go tables count %s functions in %d bytes"
                    .formatted(Long.toUnsignedString(functions), tables.size()));
        }
        TableHeader header = new TableHeader(
                quantum,
                (int) functions,
                tables.word(elfClass, 8 + word),
                tables.word(elfClass, 8 + 2L * word),
                tables.word(elfClass, 8 + 3L * word),
                tables.word(elfClass, 8 + 4L * word),
                tables.word(elfClass, 8 + 5L * word),
                tables.word(elfClass, 8 + 6L * word),
                tables.word(elfClass, 8 + 7L * word));
        header.checkOrder(tables, elfClass);
        return header;
    }

    private void checkOrder(ElfBytes tables, ElfClass elfClass) {
        long[] starts = {
            size(elfClass), namesOffset, unitsOffset, filesOffset, pcValuesOffset, functionsOffset, tables.size()
        };
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] < starts[i - 1]) {
                throw tables.damaged("the parts of its Go tables are not in order: offset %s follows %d"
                        .formatted(Long.toUnsignedString(starts[i]), starts[i - 1]));
            }
        }
    }
}
