package dev.mt.pack;

/** Little-endian numbers of four bytes from a place of an array on. */
final class Words {
    private final byte[] bytes;
    private final int start;

    Words(byte[] bytes, int start) {
        this.bytes = bytes;
        this.start = start;
    }

    int u8(int at) {
        return bytes[start + at] & 0xff;
    }

    int get(int at) {
        return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16 | u8(at + 3) << 24;
    }

    void put(int at, int value) {
        bytes[start + at] = (byte) value;
        bytes[start + at + 1] = (byte) (value >> 8);
        bytes[start + at + 2] = (byte) (value >> 16);
        bytes[start + at + 3] = (byte) (value >> 24);
    }
}
