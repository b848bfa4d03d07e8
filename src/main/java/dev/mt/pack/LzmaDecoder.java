package dev.mt.pack;

import java.util.Arrays;

/**
 * Undoes raw LZMA, from the LZMA specification (Igor Pavlov, {@code lzma-specification.txt}, 2015), as {@code
 * image/unpack/lzma.c} does on routers; notes what each byte of the output cost.
 */
final class LzmaDecoder {
    private static final int STATES = 12;
    private static final int POSITIONS = 16;

    private final LzmaProperties properties;
    private final RangeDecoder coder;
    private final short[] isMatch = half(STATES * POSITIONS);
    private final short[] isRepeat = half(STATES);
    private final short[] isRepeatOlder = half(STATES);
    private final short[] isRepeatLonger = half(STATES * POSITIONS);
    private final short[] isRepeatThird = half(STATES);
    private final short[] isRepeatFourth = half(STATES);
    private final short[] slots = half(4 * 64);
    private final short[] distances = half(128);
    private final short[] align = half(16);
    private final Lengths matchLengths = new Lengths();
    private final Lengths repeatLengths = new Lengths();
    private final short[] literals;
    private final int[] latest = new int[4];
    private int state;

    private LzmaDecoder(byte[] input, int from, int to, LzmaProperties properties) {
        this.properties = properties;
        this.coder = new RangeDecoder(input, from, to);
        this.literals = half(0x300 << (properties.lc() + properties.lp()));
    }

    /**
     * Writes {@code output[start..end)} from {@code input[from..to)}, reading back as far as the first byte of the output.
     *
     * @param bits becomes what each byte of the output cost, in bits; the sum is within a few bits of the input's
     * @throws dev.mt.core.Failure if the input is no such stream
     */
    static void decode(
            byte[] input,
            int from,
            int to,
            LzmaProperties properties,
            byte[] output,
            int start,
            int end,
            float[] bits) {
        new LzmaDecoder(input, from, to, properties).run(output, start, end, bits);
    }

    private void run(byte[] output, int start, int end, float[] bits) {
        int at = start;
        double before = 0;
        while (at < end) {
            int position = (at - start) & ((1 << properties.pb()) - 1);
            int length;
            if (coder.bit(isMatch, state * POSITIONS + position) == 0) {
                output[at] = (byte) literal(output, at, start);
                state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
                length = 1;
            } else {
                length = copyLength(position);
                if (Integer.compareUnsigned(latest[0], at) >= 0) {
                    throw RangeDecoder.damaged(
                            "at byte %d it refers back by %d".formatted(at, (latest[0] & 0xffffffffL) + 1));
                }
                if (length > end - at) {
                    throw RangeDecoder.damaged("a copy at byte %d passes the end of its stream".formatted(at));
                }
                for (int i = 0; i < length; i++) {
                    output[at + i] = output[at + i - latest[0] - 1];
                }
            }
            double now = coder.bits();
            Arrays.fill(bits, at, at + length, (float) ((now - before) / length));
            before = now;
            at += length;
        }
        coder.finish();
    }

    private int literal(byte[] output, int at, int start) {
        int previous = at > 0 ? output[at - 1] & 0xff : 0;
        int low = (at - start) & ((1 << properties.lp()) - 1);
        int from = 0x300 * ((low << properties.lc()) + (previous >> (8 - properties.lc())));
        int node = 1;
        if (state >= 7) {
            if (Integer.compareUnsigned(latest[0], at) >= 0) {
                throw RangeDecoder.damaged("at byte %d it compares with what is not there".formatted(at));
            }
            int expected = output[at - latest[0] - 1] & 0xff;
            int agrees = 0x100;
            while (node < 0x100) {
                expected <<= 1;
                int side = expected & agrees;
                int bit = coder.bit(literals, from + agrees + side + node);
                node = node << 1 | bit;
                agrees &= bit == 1 ? expected : ~expected;
            }
        }
        while (node < 0x100) {
            node = node << 1 | coder.bit(literals, from + node);
        }
        return node;
    }

    /** Reads how long a copy is, and from where: that becomes the latest distance, less one. */
    private int copyLength(int position) {
        if (coder.bit(isRepeat, state) == 0) {
            System.arraycopy(latest, 0, latest, 1, 3);
            int length = matchLengths.read(coder, position);
            latest[0] = distance(length);
            state = state < 7 ? 7 : 10;
            return length;
        }
        if (coder.bit(isRepeatOlder, state) == 0) {
            if (coder.bit(isRepeatLonger, state * POSITIONS + position) == 0) {
                state = state < 7 ? 9 : 11;
                return 1;
            }
        } else {
            int chosen = 1;
            if (coder.bit(isRepeatThird, state) == 1) {
                chosen = 2 + coder.bit(isRepeatFourth, state);
            }
            int value = latest[chosen];
            System.arraycopy(latest, 0, latest, 1, chosen);
            latest[0] = value;
        }
        int length = repeatLengths.read(coder, position);
        state = state < 7 ? 8 : 11;
        return length;
    }

    private int distance(int length) {
        int slot = coder.tree(slots, 64 * Math.min(length - 2, 3), 6);
        if (slot < 4) {
            return slot;
        }
        int count = (slot >> 1) - 1;
        int value = (2 | (slot & 1)) << count;
        if (slot < 14) {
            return value + coder.reverseTree(distances, value - slot, count);
        }
        value += coder.plain(count - 4) << 4;
        return value + coder.reverseTree(align, 0, 4);
    }

    private static short[] half(int count) {
        short[] probabilities = new short[count];
        Arrays.fill(probabilities, (short) 1024);
        return probabilities;
    }

    /** The lengths of copies, from 2 to 273. */
    private static final class Lengths {
        private final short[] choice = half(2);
        private final short[] low = half(POSITIONS * 8);
        private final short[] mid = half(POSITIONS * 8);
        private final short[] high = half(256);

        int read(RangeDecoder coder, int position) {
            if (coder.bit(choice, 0) == 0) {
                return 2 + coder.tree(low, position * 8, 3);
            }
            if (coder.bit(choice, 1) == 0) {
                return 10 + coder.tree(mid, position * 8, 3);
            }
            return 18 + coder.tree(high, 0, 8);
        }
    }
}
