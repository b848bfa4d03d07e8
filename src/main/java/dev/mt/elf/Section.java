package dev.mt.elf;

/**
 * A named range of a program (gABI, chapter 4, "Sections").
 *
 * @param index place in the table of section headers
 * @param name such as {@code .text}; empty for section 0
 * @param type {@code sh_type}
 * @param flags {@code sh_flags}
 * @param address the virtual address of its first byte; 0 if it is not loaded
 * @param offset where it begins in the file
 * @param size its bytes, in memory for {@link #NO_BITS}, else in the file
 * @param link {@code sh_link}
 * @param info {@code sh_info}
 * @param alignment of its address
 * @param entrySize bytes of an entry if it is a table, else 0
 */
public record Section(
        int index,
        String name,
        int type,
        long flags,
        long address,
        long offset,
        long size,
        int link,
        int info,
        long alignment,
        long entrySize) {
    /** {@code SHT_NULL}: the unused first header. */
    public static final int NULL = 0;
    /** {@code SHT_NOBITS}: zeroes in memory that take nothing in the file. */
    public static final int NO_BITS = 8;

    /** The bytes that it takes in the file. */
    public long fileSize() {
        return type == NO_BITS || type == NULL ? 0 : size;
    }

    static Section read(ElfBytes bytes, ElfClass elfClass, int index, long at) {
        int word = elfClass.wordSize();
        long link = at + 8 + 4L * word;
        return new Section(
                index,
                "",
                bytes.i32(at + 4),
                bytes.word(elfClass, at + 8),
                bytes.word(elfClass, at + 8 + word),
                bytes.word(elfClass, at + 8 + 2L * word),
                bytes.word(elfClass, at + 8 + 3L * word),
                bytes.i32(link),
                bytes.i32(link + 4),
                bytes.word(elfClass, link + 8),
                bytes.word(elfClass, link + 8 + word));
    }

    Section named(String newName) {
        return new Section(index, newName, type, flags, address, offset, size, link, info, alignment, entrySize);
    }
}
