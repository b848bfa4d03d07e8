package dev.mt.pack;

import java.util.Arrays;

/**
 * Go's tables by program counter ({@code runtime/symtab.go}, {@code step}): pairs of numbers, seven bits a byte, a change and
 * a distance, until a change of zero. Believes nothing, and ends wherever the bytes do.
 *
 * <p>New tables are made of what is stored instead of them: all changes of a kind, and all distances. A distance is 0 if it
 * reaches the end of the function, twice the number of marked instructions on its way (see {@link PcMarks}), or itself doubled
 * and one more.
 */
final class PcTables {
    /** No table is looked for marks further than this, in units of distances; finished ones are read so many bytes far. */
    static final int LONGEST = 65536;

    private final byte[] compact;
    private final GoShape shape;
    private final PcNumbers[] changes = new PcNumbers[GoShape.KINDS];
    private final PcNumbers[] distances = new PcNumbers[GoShape.KINDS];
    private final int[] places = new int[GoShape.KINDS];

    /** Takes what is stored instead of new tables out of the compact view, in whose place they will be made. */
    PcTables(byte[] compact, GoShape shape) {
        this.compact = compact;
        this.shape = shape;
        byte[] stored = Arrays.copyOfRange(compact, shape.values(), shape.values() + shape.stored());
        for (int kind = 0; kind < GoShape.KINDS; kind++) {
            GoKind where = shape.kinds().get(kind);
            changes[kind] = new PcNumbers(stored, where.changes(), stored.length);
            distances[kind] = new PcNumbers(stored, where.distances(), stored.length);
            places[kind] = where.place();
        }
    }

    /** Where the next table of a kind will begin, from the first of all tables on. */
    int next(int kind) {
        return places[kind] - shape.values();
    }

    /** The sum of distances of a finished table. */
    int pass(int offset) {
        if (Integer.compareUnsigned(offset, compact.length - shape.values()) >= 0) {
            return 0;
        }
        int begin = shape.values() + offset;
        PcNumbers numbers = new PcNumbers(compact, begin, (int) Math.min(compact.length, (long) begin + LONGEST));
        int distance = 0;
        for (boolean first = true; numbers.next() != 0 || first; first = false) {
            distance += numbers.next();
        }
        return distance;
    }

    /**
     * Makes the next new table of a kind.
     *
     * @param entry where the function's code begins, from that of the first on
     * @param length of its code, in units of distances
     * @return the sum of its distances
     */
    int make(int kind, int entry, int length) {
        int passed = 0;
        for (boolean first = true; ; first = false) {
            int change = changes[kind].next();
            put(kind, change);
            if (change == 0 && !first) {
                return passed;
            }
            int stored = distances[kind].next();
            int before = passed;
            if ((stored & 1) == 1) {
                passed += stored >>> 1;
            } else if (stored == 0) {
                passed = length;
            } else {
                for (int left = stored >>> 1; left > 0 && Integer.compareUnsigned(passed, LONGEST) < 0; ) {
                    passed++;
                    left -= isMarked(kind, entry + passed * shape.quantum()) ? 1 : 0;
                }
            }
            put(kind, passed - before);
        }
    }

    /** Whether tables of a kind use to change at a place of the code. */
    boolean isMarked(int kind, int offset) {
        int at = shape.code() + offset;
        if (Integer.compareUnsigned(at, 4) < 0 || Integer.compareUnsigned(at, compact.length - 4) >= 0) {
            return false;
        }
        Words words = new Words(compact, at);
        return PcMark.any(shape.marks().get(kind), words.get(0), words.get(-4));
    }

    private void put(int kind, int number) {
        int value = number;
        do {
            if (Integer.compareUnsigned(places[kind], compact.length) < 0) {
                compact[places[kind]++] = (byte) ((value & 0x7f) | ((value >>> 7) == 0 ? 0 : 0x80));
            }
            value >>>= 7;
        } while (value != 0);
    }
}
