package dev.mt.elf;

import java.util.Arrays;

/** Collects who refers to which place of a table, and then goes through the places in order. */
final class References {
    /** The owner of a place that several owners refer to. */
    static final int SEVERAL = -1;

    private long[] pairs = new long[1024];
    private int count;

    /** What to do with the bytes from a place that is referred to up to the next such place. */
    @FunctionalInterface
    interface Visitor {
        /** The owner is {@link #SEVERAL} if it is not one alone; the last range ends at the table's end. */
        void visit(long start, long end, int owner);
    }

    /**
     * Notes a reference.
     *
     * @param place an offset below 2^32
     * @param owner 0 or more
     */
    void add(long place, int owner) {
        if (count == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * count);
        }
        pairs[count++] = place << 32 | owner;
    }

    /** Visits all places by rising offset. */
    void visit(long tableEnd, Visitor visitor) {
        // Offsets of four bytes without a sign: flipping the sign sorts them as such.
        for (int i = 0; i < count; i++) {
            pairs[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(pairs, 0, count);
        int i = 0;
        while (i < count) {
            long place = place(i);
            int owner = owner(i);
            for (i++; i < count && place(i) == place; i++) {
                owner = owner(i) == owner ? owner : SEVERAL;
            }
            visitor.visit(place, i < count ? place(i) : Math.max(place, tableEnd), owner);
        }
        count = 0;
    }

    private long place(int index) {
        return (pairs[index] ^ Long.MIN_VALUE) >>> 32;
    }

    private int owner(int index) {
        return (int) pairs[index];
    }
}
