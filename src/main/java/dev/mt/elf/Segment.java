package dev.mt.elf;

/**
 * A range of the file that the kernel maps, or that tells it something (gABI, chapter 5, "Program Header").
 *
 * @param index place in the table of program headers
 * @param type {@code p_type}: 1 for what is mapped
 * @param flags {@code p_flags}: 4 readable, 2 writable, 1 executable
 * @param offset where it begins in the file
 * @param address the virtual address of its first byte
 * @param fileSize its bytes in the file
 * @param memorySize its bytes in memory; what is beyond {@code fileSize} is zero
 * @param alignment of address and offset
 */
public record Segment(
        int index, int type, int flags, long offset, long address, long fileSize, long memorySize, long alignment) {
    /** {@code PT_LOAD}: mapped into memory. */
    public static final int LOAD = 1;

    static Segment read(ElfBytes bytes, ElfClass elfClass, int index, long at) {
        int word = elfClass.wordSize();
        return switch (elfClass) {
            case ELF32 ->
                new Segment(
                        index,
                        bytes.i32(at),
                        bytes.i32(at + 24),
                        bytes.u32(at + 4),
                        bytes.u32(at + 4 + word),
                        bytes.u32(at + 16),
                        bytes.u32(at + 20),
                        bytes.u32(at + 28));
            case ELF64 ->
                new Segment(
                        index,
                        bytes.i32(at),
                        bytes.i32(at + 4),
                        bytes.i64(at + 8),
                        bytes.i64(at + 8 + word),
                        bytes.i64(at + 32),
                        bytes.i64(at + 40),
                        bytes.i64(at + 48));
        };
    }
}
