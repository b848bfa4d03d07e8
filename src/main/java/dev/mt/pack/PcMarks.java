package dev.mt.pack;

import static dev.mt.pack.PcMark.at;
import static dev.mt.pack.PcMark.behind;

import java.util.List;

/**
 * Where Go's compiler and assembler ({@code cmd/compile/internal/ssagen}, {@code cmd/internal/obj}, Go 1.27.4) let tables by
 * program counter change, by machine: stack depths behind what moves the stack pointer, stack maps and panics' bounds at calls,
 * unsafe points around what must not be interrupted; all of them where a function asks for more stack, at its end. Chosen by
 * what the tables took with and without; a mark that fits nowhere, or too often, costs bytes and nothing else.
 */
final class PcMarks {
    private static final int AMD64 = 62;
    private static final int ARM64 = 183;
    private static final int ARM = 40;

    private PcMarks() {}

    /** What there is on a machine ({@code e_machine}). */
    static PcMarks.ByKind of(int machine) {
        return switch (machine) {
            case AMD64 -> amd64();
            case ARM64 -> arm64();
            case ARM -> arm();
            default -> new ByKind(List.of(), List.of(), List.of(), List.of());
        };
    }

    /**
     * The marks of each kind of tables.
     *
     * @param depths of stack depths
     * @param unsafe of unsafe points ({@code PCDATA_UnsafePoint})
     * @param maps of stack maps ({@code PCDATA_StackMapIndex})
     * @param bounds of panics' bounds ({@code PCDATA_PanicBounds})
     */
    record ByKind(List<PcMark> depths, List<PcMark> unsafe, List<PcMark> maps, List<PcMark> bounds) {
        /** Those of the kind with a number: stack depths are 0, and PCDATA_... of i is i + 1. */
        List<PcMark> of(int kind) {
            return switch (kind) {
                case 0 -> depths;
                case 1 -> unsafe;
                case 2 -> maps;
                case 5 -> bounds;
                default -> List.of();
            };
        }
    }

    private static ByKind arm() {
        PcMark call = at(0xff000000, 0xeb000000); // BL
        PcMark callRegister = at(0xfffffff0, 0xe12fff30); // BLX
        PcMark moreStack = at(-1, 0xe1a0300e); // MOV R3, LR
        return new ByKind(
                List.of(
                        behind(0xffff0000, 0xe52d0000), // STR Rt, [SP, #-n]!
                        behind(0xffff0000, 0xe49d0000), // LDR Rt, [SP], #n
                        moreStack),
                List.of(
                        behind(0xffff0000, 0xe59b0000), // LDR Rt, [R11, #n]: the address that the linker fills in
                        moreStack),
                List.of(call, callRegister, moreStack),
                List.of(call));
    }

    private static ByKind arm64() {
        PcMark call = at(0xfc000000, 0x94000000); // BL
        PcMark callRegister = at(0xfffffc1f, 0xd63f0000); // BLR
        PcMark moreStack = at(-1, 0xaa1e03e3); // MOV X3, LR
        PcMark behindReturn = behind(-1, 0xd65f03c0); // RET
        PcMark behindNothing = behind(-1, 0xd503201f); // NOP, which follows the last call
        return new ByKind(
                List.of(
                        at(-1, 0xd65f03c0),
                        behindReturn,
                        behind(0xffe0ffff, 0xf8000ffe), // STR LR, [SP, #n]!
                        behind(-1, 0x9100029f), // MOV SP, X20
                        moreStack,
                        behindNothing),
                List.of(
                        at(0x9f00001f, 0x9000001b), // ADRP X27: the linker's own register
                        behind(0x3b0003e0, 0x39000360), // LDR or STR with it as address
                        moreStack,
                        behindReturn,
                        behindNothing),
                List.of(call, callRegister, behindReturn, behindNothing),
                List.of(call));
    }

    private static ByKind amd64() {
        PcMark call = at(0xff, 0xe8); // CALL
        PcMark frame = at(0xffffff, 0xe58948); // MOV RBP, RSP, behind PUSH RBP
        return new ByKind(
                List.of(
                        at(0xffff, 0xc35d), // POP RBP; RET
                        behind(0xff000000, 0x5d000000), // POP RBP
                        behind(0xff000000, 0xc3000000), // RET
                        behind(0xffffff, 0xc48348), // ADD RSP, n
                        behind(0xffffff, 0xec8348), // SUB RSP, n
                        frame),
                List.of(
                        behind(0xffff0000, 0xc35d0000), // POP RBP; RET
                        frame),
                List.of(
                        call,
                        at(0xf8ff, 0xd0ff), // CALL of a register
                        behind(0xff000000, 0xc3000000)),
                List.of(call));
    }
}
