package dev.mt.elf;

/** The width of addresses, and with it the shape of every header (gABI, "ELF Header", {@code EI_CLASS}). */
public enum ElfClass {
    /** Addresses of four bytes. */
    ELF32(4, 52, 32, 40),
    /** Addresses of eight bytes. */
    ELF64(8, 64, 56, 64);

    private final int wordSize;
    private final int headerSize;
    private final int segmentHeaderSize;
    private final int sectionHeaderSize;

    ElfClass(int wordSize, int headerSize, int segmentHeaderSize, int sectionHeaderSize) {
        this.wordSize = wordSize;
        this.headerSize = headerSize;
        this.segmentHeaderSize = segmentHeaderSize;
        this.sectionHeaderSize = sectionHeaderSize;
    }

    /** Bytes of an address. */
    public int wordSize() {
        return wordSize;
    }

    /** Bytes of {@code Elf32_Ehdr} or {@code Elf64_Ehdr}. */
    public int headerSize() {
        return headerSize;
    }

    /** Bytes of {@code Elf32_Phdr} or {@code Elf64_Phdr}. */
    public int segmentHeaderSize() {
        return segmentHeaderSize;
    }

    /** Bytes of {@code Elf32_Shdr} or {@code Elf64_Shdr}. */
    public int sectionHeaderSize() {
        return sectionHeaderSize;
    }
}
