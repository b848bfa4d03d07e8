package dev.mt.pack;

/**
 * What ranges of a program file cost once packed. Every byte has the price of the bits that made it, a copy's shared
 * among the bytes it copied; all of them together cost what the streams take. Pages that are all zero cost nothing.
 */
public final class PackedCosts {
    private static final int BLOCK = 256;

    private final CompactView view;
    /** What each byte of the compact view costs, in bytes. */
    private final float[] each;
    /** Bytes that everything before a block of the compact view costs. */
    private final double[] before;

    private PackedCosts(CompactView view, float[] each) {
        this.view = view;
        this.each = each;
        this.before = new double[each.length / BLOCK + 2];
        for (int i = 0; i * BLOCK < each.length; i++) {
            before[i + 1] = before[i] + sum(i * BLOCK, Math.min(each.length, (i + 1) * BLOCK));
        }
    }

    /** Makes costs of what each byte took in bits; the array is the result's from then on. */
    static PackedCosts of(Payload payload, float[] bits) {
        int at = 0;
        for (Payload.PackedStream stream : payload.streams()) {
            int end = at + stream.unpackedSize();
            double sum = 0;
            for (int i = at; i < end; i++) {
                sum += bits[i];
            }
            double scale = sum == 0 ? 0 : stream.packed().length / sum;
            for (int i = at; i < end; i++) {
                bits[i] = (float) (bits[i] * scale);
            }
            at = end;
        }
        return new PackedCosts(payload.view(), bits);
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += each[i];
        }
        return sum;
    }

    private double before(int offset) {
        int block = offset / BLOCK;
        return before[block] + sum(block * BLOCK, offset);
    }

    /**
     * The packed bytes that a range of the program file costs; adjacent ranges add up.
     *
     * @param offset in the program file
     * @param length in bytes; what lies past the end of the file costs nothing
     */
    public double packedBytesAt(long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no range: %d bytes from %d".formatted(length, offset));
        }
        return before(view.toCompact(offset + length)) - before(view.toCompact(offset));
    }

    /** What all of the program costs. */
    public double total() {
        return before(each.length);
    }
}
