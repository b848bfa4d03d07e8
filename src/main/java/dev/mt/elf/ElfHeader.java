package dev.mt.elf;

import dev.mt.core.Failure;
import java.util.HexFormat;

/**
 * The ELF header of a little-endian program (System V gABI, chapter 4, "ELF Header").
 *
 * @param elfClass the width of addresses
 * @param type {@code e_type}: 2 for a program at fixed addresses, 3 for one that can be moved
 * @param machine {@code e_machine}: 40 ARM, 62 x86-64, 183 AArch64
 * @param entry the virtual address of the first instruction
 * @param segmentsOffset where the program headers begin in the file
 * @param segmentCount how many there are
 * @param sectionsOffset where the section headers begin in the file; 0 if there are none
 * @param sectionCount how many there are; 0 in programs whose section table was taken off
 * @param sectionNames index of the section that holds the sections' names; 0 if they have none
 * @param flags {@code e_flags}: on ARM the version of the calling convention
 */
public record ElfHeader(
        ElfClass elfClass,
        int type,
        int machine,
        long entry,
        long segmentsOffset,
        int segmentCount,
        long sectionsOffset,
        int sectionCount,
        int sectionNames,
        int flags) {
    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int BIG_ENDIAN = 2;
    private static final int LITTLE_ENDIAN = 1;

    /** Whether bytes begin as an ELF file does; four bytes suffice. */
    public static boolean begins(byte[] bytes) {
        return bytes.length >= MAGIC.length
                && bytes[0] == MAGIC[0]
                && bytes[1] == MAGIC[1]
                && bytes[2] == MAGIC[2]
                && bytes[3] == MAGIC[3];
    }

    /**
     * Reads the header at the beginning of a program.
     *
     * @throws Failure if this is no ELF file, or one of another byte order, class or version
     */
    static ElfHeader read(ElfBytes bytes) {
        byte[] start = bytes.copy(0, Math.min(bytes.size(), MAGIC.length));
        if (!begins(start)) {
            throw Failure.of(
                    "%s is no ELF program: it begins with %s"
                            .formatted(
                                    bytes.program(),
                                    start.length == 0
                                            ? "nothing, it is empty"
                                            : HexFormat.ofDelimiter(" ").formatHex(start)),
                    "give a program for Linux; scripts and archives have no sections");
        }
        ElfClass elfClass =
                switch (bytes.u8(4)) {
                    case 1 -> ElfClass.ELF32;
                    case 2 -> ElfClass.ELF64;
                    default -> throw bytes.damaged("its class is %d, neither 32 nor 64 bits".formatted(bytes.u8(4)));
                };
        int order = bytes.u8(5);
        if (order == BIG_ENDIAN) {
            throw Failure.of(
                    "%s is a big-endian program".formatted(bytes.program()),
                    "mt reads little-endian programs only: no router that runs containers is big-endian");
        }
        if (order != LITTLE_ENDIAN) {
            throw bytes.damaged("its byte order is %d, neither little-endian nor big-endian".formatted(order));
        }
        if (bytes.size() < elfClass.headerSize()) {
            throw bytes.damaged(
                    "its ELF header is cut short: %d of %d bytes".formatted(bytes.size(), elfClass.headerSize()));
        }
        return fields(bytes, elfClass);
    }

    private static ElfHeader fields(ElfBytes bytes, ElfClass elfClass) {
        int word = elfClass.wordSize();
        long counts = 24 + 3L * word + 4;
        ElfHeader header = new ElfHeader(
                elfClass,
                bytes.u16(16),
                bytes.u16(18),
                bytes.word(elfClass, 24),
                bytes.word(elfClass, 24 + word),
                bytes.u16(counts + 4),
                bytes.word(elfClass, 24 + 2L * word),
                bytes.u16(counts + 8),
                bytes.u16(counts + 10),
                bytes.i32(24 + 3L * word));
        if (header.segmentCount > 0) {
            checkEntrySize(bytes, "program header", bytes.u16(counts + 2), elfClass.segmentHeaderSize());
        }
        if (header.sectionCount > 0) {
            checkEntrySize(bytes, "section header", bytes.u16(counts + 6), elfClass.sectionHeaderSize());
        }
        return header;
    }

    private static void checkEntrySize(ElfBytes bytes, String what, int size, int expected) {
        if (size != expected) {
            throw bytes.damaged("a %s has %d bytes where %d are expected".formatted(what, size, expected));
        }
    }
}
