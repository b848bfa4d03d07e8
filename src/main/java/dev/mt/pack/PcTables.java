package dev.mt.pack;

/**
 * Goes through Go's tables by program counter ({@code runtime/symtab.go}, {@code step}): pairs of numbers, seven bits a byte,
 * a change and a distance, until a change of zero. Believes nothing, and ends wherever the bytes do.
 */
final class PcTables {
    private static final int LONGEST = 65536;

    private final byte[] compact;
    private final int start;
    private int end;
    private int distance;

    PcTables(byte[] compact, int start) {
        this.compact = compact;
        this.start = start;
    }

    /** Whether a table can begin at an offset. */
    boolean has(int offset) {
        return Integer.compareUnsigned(offset, compact.length - start) < 0;
    }

    /** Goes through the table at an offset. */
    void pass(int offset) {
        int begin = start + offset;
        int at = begin;
        int limit = compact.length - at < LONGEST ? compact.length : at + LONGEST;
        int shift = 0;
        boolean distances = false;
        distance = 0;
        while (at < limit) {
            int next = compact[at++] & 0xff;
            if (distances) {
                distance += (next & 0x7f) << (shift & 31);
            }
            shift += 7;
            if (next >= 0x80) {
                continue;
            }
            if (next == 0 && shift == 7 && !distances && at > begin + 1) {
                break;
            }
            shift = 0;
            distances = !distances;
        }
        end = at - start;
    }

    /** Where the table ends. */
    int end() {
        return end;
    }

    /** How much code it is about, in units of the machine's smallest instruction. */
    int distance() {
        return distance;
    }
}
