package dev.mt.elf;

import dev.mt.core.Failure;
import java.util.function.LongConsumer;

/**
 * Finds calls in machine code, as far as Go's compiler writes them: direct ones, and those through a register or memory.
 * Offsets count from the first byte of the code.
 */
public final class CallCode {
    private static final int ARM = 40;
    private static final int AMD64 = 62;
    private static final int ARM64 = 183;

    private final ElfBytes code;
    private final int machine;

    private CallCode(ElfBytes code, int machine) {
        this.code = code;
        this.machine = machine;
    }

    /**
     * The code of a program for a machine.
     *
     * @param code the functions' bytes, without what may lie before them in their section
     * @throws Failure for machines other than x86-64, AArch64 and ARM
     */
    public static CallCode of(ElfFile elf, ElfBytes code) {
        int machine = elf.header().machine();
        if (machine != ARM && machine != AMD64 && machine != ARM64) {
            throw Failure.of(
                    "the program %s is for a machine that mt does not know: ELF number %d"
                            .formatted(code.program(), machine),
                    "build it for amd64, arm64, armv7 or armv5");
        }
        return new CallCode(code, machine);
    }

    /**
     * Visits the place of every instruction that calls or jumps to a function; on x86-64 also places that only look like
     * one, since instructions there begin anywhere.
     */
    public void directCalls(long target, LongConsumer visitor) {
        if (machine == AMD64) {
            for (long at = 0; at + 5 <= code.size(); at++) {
                int first = code.u8(at);
                if ((first == 0xe8 || first == 0xe9) && at + 5 + code.i32(at + 1) == target) {
                    visitor.accept(at);
                }
            }
            return;
        }
        for (long at = 0; at + 4 <= code.size(); at += 4) {
            int word = code.i32(at);
            boolean branch =
                    machine == ARM64 ? (word & 0x7c00_0000) == 0x1400_0000 : (word & 0x0e00_0000) == 0x0a00_0000;
            long distance = machine == ARM64 ? (long) (word << 6 >> 6) * 4 : 8 + (long) (word << 8 >> 8) * 4;
            if (branch && at + distance == target) {
                visitor.accept(at);
            }
        }
    }

    /** Whether the instruction that ends at an offset calls something, so that the offset may be a return address. */
    public boolean callEndsAt(long offset) {
        return switch (machine) {
            case AMD64 -> amd64CallEndsAt(offset);
            case ARM64 -> offset >= 4 && isArm64Call(code.i32(offset - 4));
            default -> offset >= 4 && isArmCall(code.i32(offset - 4));
        };
    }

    private static boolean isArm64Call(int word) {
        return (word & 0xfc00_0000) == 0x9400_0000 || (word & 0xffff_fc1f) == 0xd63f_0000;
    }

    private static boolean isArmCall(int word) {
        return (word & 0x0f00_0000) == 0x0b00_0000 || (word & 0x0fff_fff0) == 0x012f_ff30;
    }

    /** Intel 64 manual, volume 2, "CALL": {@code E8} and {@code FF /2} with every form of address. */
    private boolean amd64CallEndsAt(long offset) {
        if (offset >= 5 && code.u8(offset - 5) == 0xe8) {
            long target = offset + code.i32(offset - 4);
            if (target >= 0 && target < code.size()) {
                return true;
            }
        }
        for (int length = 2; length <= 7 && length <= offset; length++) {
            if (code.u8(offset - length) == 0xff && indirectCallSize(code.u8(offset - length + 1)) == length) {
                return true;
            }
        }
        return false;
    }

    /** Bytes of {@code FF /2} with this ModRM byte; 0 if it is no call. */
    private static int indirectCallSize(int modRm) {
        if ((modRm >> 3 & 7) != 2) {
            return 0;
        }
        int sib = (modRm & 7) == 4 ? 1 : 0;
        return switch (modRm >> 6) {
            case 0 -> (modRm & 7) == 5 ? 6 : 2 + sib;
            case 1 -> 3 + sib;
            case 2 -> 6 + sib;
            default -> 2;
        };
    }
}
