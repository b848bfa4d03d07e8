package dev.mt.pack;

import java.util.List;

/**
 * An instruction next to which Go's tables by program counter change ({@code struct go_mark} of {@code
 * image/unpack/unpack.h}).
 *
 * @param before 0 if they change before it, 1 if behind it, which is where the word before is looked at
 * @param mask bits of a word that are looked at; never 0
 * @param value what these bits are
 */
record PcMark(int before, int mask, int value) {
    static final int WORDS = 3;

    PcMark {
        if ((before & ~1) != 0 || mask == 0 || (value & ~mask) != 0) {
            throw new IllegalArgumentException("no mark: %d, %#x of %#x".formatted(before, value, mask));
        }
    }

    /** Tables change where an instruction stands. */
    static PcMark at(int mask, int value) {
        return new PcMark(0, mask, value);
    }

    /** Tables change behind an instruction. */
    static PcMark behind(int mask, int value) {
        return new PcMark(1, mask, value);
    }

    /**
     * Whether one of several fits.
     *
     * @param here the word at a place
     * @param previous the four bytes before it
     */
    static boolean any(List<PcMark> marks, int here, int previous) {
        for (PcMark mark : marks) {
            if (((mark.before == 0 ? here : previous) & mark.mask) == mark.value) {
                return true;
            }
        }
        return false;
    }
}
