package dev.mt.pack;

/**
 * What ranges of a program file cost once packed. Every byte has the price of the bits that made it, a copy's shared
 * among the bytes it copied; all of them together cost what the streams take. Pages that are all zero cost nothing.
 */
public final class PackedCosts {
    private final CompactView view;
    /** Bytes that everything before an offset of the compact view costs. */
    private final double[] before;

    private PackedCosts(CompactView view, double[] before) {
        this.view = view;
        this.before = before;
    }

    static PackedCosts of(Payload payload, float[] bits) {
        double[] before = new double[bits.length + 1];
        int at = 0;
        for (Payload.PackedStream stream : payload.streams()) {
            int end = at + stream.unpackedSize();
            double sum = 0;
            for (int i = at; i < end; i++) {
                sum += bits[i];
            }
            double scale = sum == 0 ? 0 : stream.packed().length / sum;
            for (int i = at; i < end; i++) {
                before[i + 1] = before[i] + bits[i] * scale;
            }
            at = end;
        }
        return new PackedCosts(payload.view(), before);
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
        return before[view.toCompact(offset + length)] - before[view.toCompact(offset)];
    }

    /** What all of the program costs. */
    public double total() {
        return before[before.length - 1];
    }
}
