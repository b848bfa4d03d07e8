package dev.mt.elf;

/**
 * Tables of values by program counter: pairs of numbers of variable length, the change of the value and the distance to
 * where it holds, until a change of zero ({@code runtime/symtab.go}, {@code step} and {@code readvarint}, Go 1.27.4).
 */
public final class PcValues {
    private static final int LONGEST_NUMBER = 5;

    private PcValues() {}

    /** What to do with a range of code for which a value holds. */
    @FunctionalInterface
    public interface Visitor {
        /** The value holds up to, not including, an offset from the function's entry; ranges come in order. */
        void visit(long end, int value);
    }

    /**
     * The bytes of the table at an offset, its end mark included.
     *
     * @param limit where the next table begins: tables do not overlap
     */
    public static long size(ElfBytes values, long offset, long limit) {
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

    /**
     * Goes through the table of a function.
     *
     * @param quantum what distances are counted in, in bytes
     * @param codeSize bytes of the function's code: no table reaches further
     * @throws dev.mt.core.Failure if the table does not end there, or stands still
     */
    public static void visit(ElfBytes values, long offset, int quantum, long codeSize, Visitor visitor) {
        long at = offset;
        long end = 0;
        int value = -1;
        while (end == 0 || values.u8(at) != 0) {
            long change = number(values, at);
            at = afterNumber(values, at);
            long distance = number(values, at) * quantum;
            at = afterNumber(values, at);
            value += (int) (-(change & 1) ^ (change >>> 1));
            end += distance;
            if (distance == 0 || end > codeSize) {
                throw values.damaged(
                        "the table by program counter at offset %d of its Go tables does not fit the %d bytes of its function"
                                .formatted(offset, codeSize));
            }
            visitor.visit(end, value);
        }
    }

    private static long number(ElfBytes values, long offset) {
        long number = 0;
        for (int i = 0; i < LONGEST_NUMBER; i++) {
            int next = values.u8(offset + i);
            number |= (next & 0x7fL) << (7 * i);
            if ((next & 0x80) == 0) {
                break;
            }
        }
        return number & 0xffff_ffffL;
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
