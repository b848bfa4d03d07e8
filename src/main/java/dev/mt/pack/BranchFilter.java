package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.core.Platform;

/**
 * Stores the distances of branches as addresses, in place: calls of one function then look alike wherever they stand.
 * Undone by {@code image/unpack/filter.c}. The idea is that of the BCJ filters of xz; ours know where code begins and ends.
 */
enum BranchFilter {
    /**
     * CALL and JMP with 32 bits of distance (opcodes e8 and e9; Intel SDM, volume 2). Distances that stay within the
     * range become the target's offset in it, those that the change leaves without a value take the place of the former;
     * all are stored highest byte first.
     */
    X86(1) {
        @Override
        void apply(Words bytes, int size, int address, boolean undo) {
            int i = 0;
            while (size - i > 5) {
                if ((bytes.u8(i++) & 0xfe) != 0xe8) {
                    continue;
                }
                int from = i + 4;
                int value = undo ? Integer.reverseBytes(bytes.get(i)) : bytes.get(i);
                if (undo) {
                    if (value >= 0 && value < size) {
                        value -= from;
                    } else if (value < 0 && value >= -from) {
                        value += size;
                    }
                    bytes.put(i, value);
                } else {
                    if (value >= -from && value < size - from) {
                        value += from;
                    } else if (value >= size - from && value < size) {
                        value -= size;
                    }
                    bytes.put(i, Integer.reverseBytes(value));
                }
                i += 4;
            }
        }
    },

    /** BL, always executed (A32; ARM ARM, "BL, BLX (immediate)"): the 24 bits become the target's address in words. */
    ARM(2) {
        @Override
        void apply(Words bytes, int size, int address, boolean undo) {
            for (int i = 0; i + 4 <= size; i += 4) {
                int instruction = bytes.get(i);
                if (instruction >>> 24 == 0xeb) {
                    int here = (address + i + 8) >>> 2;
                    bytes.put(i, 0xeb000000 | ((undo ? instruction - here : instruction + here) & 0xffffff));
                }
            }
        }
    },

    /** BL and ADRP (A64; ARM ARM, C6.2): words and pages of distance become those of the target's address. */
    ARM64(3) {
        @Override
        void apply(Words bytes, int size, int address, boolean undo) {
            for (int i = 0; i + 4 <= size; i += 4) {
                int instruction = bytes.get(i);
                if (instruction >>> 26 == 0x25) {
                    int here = (address + i) >>> 2;
                    bytes.put(i, 0x94000000 | ((undo ? instruction - here : instruction + here) & 0x3ffffff));
                } else if ((instruction & 0x9f000000) == 0x90000000) {
                    int here = (address + i) >>> 12;
                    int pages = ((instruction >>> 29) & 3) | ((instruction >>> 3) & 0x1ffffc);
                    pages += undo ? -here : here;
                    bytes.put(i, (instruction & 0x9f00001f) | (pages & 3) << 29 | (pages & 0x1ffffc) << 3);
                }
            }
        }
    };

    private final int id;

    BranchFilter(int id) {
        this.id = id;
    }

    /** Its number in a payload. */
    int id() {
        return id;
    }

    /** Changes a range; what follows is the program's address there, its low 32 bits. */
    void encode(byte[] bytes, int start, int size, int address) {
        apply(new Words(bytes, start), size, address, false);
    }

    /** Changes it back. */
    void decode(byte[] bytes, int start, int size, int address) {
        apply(new Words(bytes, start), size, address, true);
    }

    abstract void apply(Words bytes, int size, int address, boolean undo);

    static BranchFilter of(Platform platform) {
        return switch (platform) {
            case AMD64 -> X86;
            case ARM64 -> ARM64;
            case ARMV7, ARMV5 -> ARM;
        };
    }

    static BranchFilter of(int id) {
        for (BranchFilter filter : values()) {
            if (filter.id == id) {
                return filter;
            }
        }
        throw Failure.of("cannot unpack: the payload uses filter %d, which mt does not know".formatted(id));
    }

    /** Little-endian numbers of four bytes from a place of an array on. */
    static final class Words {
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
}
