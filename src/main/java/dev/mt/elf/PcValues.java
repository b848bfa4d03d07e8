package dev.mt.elf;

/**
 * Tables of values by program counter: pairs of numbers of variable length, the change of the value and the distance to
 * where it holds, until a change of zero ({@code runtime/symtab.go}, {@code step} and {@code readvarint}, Go 1.27.4).
 */
final class PcValues {
    private static final int LONGEST_NUMBER = 5;

    private PcValues() {}

    /**
     * The bytes of the table at an offset, its end mark included.
     *
     * @param limit where the next table begins: tables do not overlap
     */
    static long size(ElfBytes values, long offset, long limit) {
        long at = offset;
        for (boolean first = true; ; first = false) {
            if (!first && values.u8(at) == 0) {
                return at + 1 - offset;
            }
            at = afterNumber(values, afterNumber(values, at));
            if (at >= limit) {
                throw values.damaged("the table by program counter at offset %d of its Go tables reaches into the next"
                        .formatted(offset));
            }
        }
    }

    private static long afterNumber(ElfBytes values, long offset) {
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            if ((values.u8(offset + i) & 0x80) == 0) {
                return offset + i + 1;
            }
        }
        throw values.damaged("a number at offset %d of its Go tables does not end".formatted(offset));
    }
}
