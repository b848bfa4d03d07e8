package dev.mt.pack;

import dev.mt.core.Platform;

/**
 * Stores the distances of branches as addresses, in place: calls of one function then look alike wherever they stand.
 * Undone by {@code image/unpack/filter.c}. The idea is that of the BCJ filters of xz; ours know where code begins and ends.
 */
enum BranchFilter implements Filter {
    /**
     * CALL and JMP with 32 bits of distance (opcodes e8 and e9; Intel SDM, volume 2). Distances that stay within the
     * range become the target's offset in it, those that the change leaves without a value take the place of the former.
     * Operands that are 32 bits of distance away (ModRM 00 reg 101) become offsets too, behind the opcodes 80, 83, 88 to
     * 8b and 8d: CMP and its like, MOV, LEA. All are stored highest byte first.
     */
    X86(1) {
        @Override
        void apply(Words bytes, int size, int address, boolean undo) {
            int i = 0;
            while (size - i > 5) {
                int opcode = bytes.u8(i++);
                boolean operand =
                        opcode >> 4 == 8 && (X86_OPERANDS >> (opcode & 15) & 1) == 1 && (bytes.u8(i) & 0xc7) == 5;
                if (!operand && (opcode & 0xfe) != 0xe8) {
                    continue;
                }
                i += operand ? 1 : 0;
                int from = i + 4;
                int value = undo ? Integer.reverseBytes(bytes.get(i)) : bytes.get(i);
                if (undo) {
                    if (operand || (value >= 0 && value < size)) {
                        value -= from;
                    } else if (value < 0 && value >= -from) {
                        value += size;
                    }
                    bytes.put(i, value);
                } else {
                    if (operand || (value >= -from && value < size - from)) {
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

    private static final int X86_OPERANDS = 0x2f09;

    private final int id;

    BranchFilter(int id) {
        this.id = id;
    }

    @Override
    public int id() {
        return id;
    }

    /** Changes a range; what follows is the program's address there, its low 32 bits. */
    void encode(byte[] bytes, int start, int size, int address) {
        apply(new Words(bytes, start), size, address, false);
    }

    @Override
    public void decode(byte[] bytes, int start, int size, int address) {
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
}
