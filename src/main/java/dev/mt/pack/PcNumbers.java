package dev.mt.pack;

/** Numbers of seven bits a byte, lowest first, one behind the other ({@code runtime/symtab.go}, {@code readvarint}). */
final class PcNumbers {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads from a place on; behind the end there are zeros without end. */
    PcNumbers(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Where the next number begins. */
    int at() {
        return at;
    }

    int next() {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = Integer.compareUnsigned(at, end) < 0 ? bytes[at++] & 0xff : 0;
            value |= (next & 0x7f) << (shift & 31);
            shift += 7;
        } while (next >= 0x80);
        return value;
    }
}
