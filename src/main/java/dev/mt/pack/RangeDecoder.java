package dev.mt.pack;

import dev.mt.core.Failure;

/** LZMA's range coder, reading: bits with learned probabilities, and what each of them cost. */
final class RangeDecoder {
    private static final double[] PRICES = prices();

    private final byte[] input;
    private final int end;
    private int at;
    private int range = -1;
    private int code;
    private double bits;

    /** Reads from a range of bytes, the first of which LZMA leaves unused. */
    RangeDecoder(byte[] input, int start, int end) {
        if (end - start < 5) {
            throw damaged("a stream of %d bytes is too short".formatted(end - start));
        }
        this.input = input;
        this.end = end;
        this.at = start + 5;
        for (int i = 1; i < 5; i++) {
            code = (code << 8) | (input[start + i] & 0xff);
        }
    }

    /** A bit whose probability of being 0 is one of an array, in 2048ths; the array learns. */
    int bit(short[] probabilities, int index) {
        normalize();
        int zero = probabilities[index];
        int bound = (range >>> 11) * zero;
        if (Integer.compareUnsigned(code, bound) < 0) {
            bits += PRICES[zero];
            range = bound;
            probabilities[index] = (short) (zero + ((2048 - zero) >> 5));
            return 0;
        }
        bits += PRICES[2048 - zero];
        range -= bound;
        code -= bound;
        probabilities[index] = (short) (zero - (zero >> 5));
        return 1;
    }

    /** A number of that many bits, highest first. */
    int tree(short[] probabilities, int from, int count) {
        int node = 1;
        for (int i = 0; i < count; i++) {
            node = node << 1 | bit(probabilities, from + node);
        }
        return node - (1 << count);
    }

    /** A number of that many bits, lowest first. */
    int reverseTree(short[] probabilities, int from, int count) {
        int node = 1;
        int value = 0;
        for (int i = 0; i < count; i++) {
            int bit = bit(probabilities, from + node);
            node = node << 1 | bit;
            value |= bit << i;
        }
        return value;
    }

    /** Bits that nothing predicts, highest first. */
    int plain(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            normalize();
            range >>>= 1;
            int bit = Integer.compareUnsigned(code, range) >= 0 ? 1 : 0;
            if (bit == 1) {
                code -= range;
            }
            value = value << 1 | bit;
        }
        bits += count;
        return value;
    }

    /** What all that was read so far is worth, in bits. */
    double bits() {
        return bits;
    }

    /** Ends the reading: all of the input must have been used. */
    void finish() {
        normalize();
        if (at != end) {
            throw damaged("%d bytes of a stream are left over".formatted(end - at));
        }
    }

    static Failure damaged(String what) {
        return Failure.of(
                "cannot unpack the program: %s".formatted(what),
                "the file is damaged, or was packed by another version of mt: build it again");
    }

    private void normalize() {
        if (range >>> 24 == 0) {
            if (at == end) {
                throw damaged("a stream ends early");
            }
            range <<= 8;
            code = (code << 8) | (input[at++] & 0xff);
        }
    }

    private static double[] prices() {
        double[] prices = new double[2049];
        for (int i = 1; i <= 2048; i++) {
            prices[i] = -Math.log(i / 2048.0) / Math.log(2);
        }
        return prices;
    }
}
