/*
 * Branches to one place look the same wherever they stand once their distances are stored as addresses. What encodes
 * them, dev.mt.pack.BranchFilter, says how; here they are turned back.
 */
#include "unpack.h"

/* The start code undoes its own machine's branches only; where the decoder is tested, it undoes all. */
#ifdef EVERY_FILTER
#define UNDOES(machine) 1
#else
#define UNDOES(machine) (MACHINE == (machine))
#if defined(__x86_64__)
#define MACHINE FILTER_X86
#elif defined(__aarch64__)
#define MACHINE FILTER_ARM64
#else
#define MACHINE FILTER_ARM
#endif
#endif

/* 80, 83, 88, 89, 8a, 8b, 8d: CMP and its like, MOV, LEA. */
#define X86_OPERANDS 0x2f09u

static void put_word(uint8_t *at, uint32_t value)
{
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
    at[2] = (uint8_t)(value >> 16);
    at[3] = (uint8_t)(value >> 24);
}

/*
 * CALL and JMP (opcodes e8, e9) with 32 bits of distance: those within the range were stored as targets. Common opcodes
 * with an operand that is 32 bits of distance away (ModRM 00 reg 101): all were, whatever they are. Highest byte first.
 */
static void undo_x86(uint8_t *at, uint32_t size)
{
    uint32_t i = 0;
    while (size - i > 5 && i < size) {
        uint32_t opcode = at[i++];
        if (opcode < 0x80)
            continue;
        uint32_t operand = opcode >> 4 == 8 && X86_OPERANDS >> (opcode & 15) & 1 && (at[i] & 0xc7) == 5;
        if (!operand && (opcode & 0xfe) != 0xe8)
            continue;
        i += operand;
        uint32_t target = (uint32_t)at[i] << 24 | (uint32_t)at[i + 1] << 16 | (uint32_t)at[i + 2] << 8 | at[i + 3];
        uint32_t from = i + 4;
        /* Addresses 0..size came from distances that stay inside; -from..0 stand for the others of that many values. */
        if (operand || target < size)
            target -= from;
        else if (target + from < from)
            target += size;
        put_word(at + i, target);
        i += 4;
    }
}

/* BL, always executed: 24 bits of distance in words, counted from two instructions further on. */
static void undo_arm(uint8_t *at, uint32_t size, uint32_t address)
{
    for (uint32_t i = 0; i + 4 <= size; i += 4)
        if (at[i + 3] == 0xeb)
            put_word(at + i, 0xeb000000u | ((get_word(at + i) - ((address + i + 8) >> 2)) & 0xffffffu));
}

/* BL: 26 bits of distance in words; ADRP: 21 bits of distance in pages, of which 18 bits or fewer are in use. */
static void undo_arm64(uint8_t *at, uint32_t size, uint32_t address)
{
    for (uint32_t i = 0; i + 4 <= size; i += 4) {
        uint32_t instruction = get_word(at + i);
        if (instruction >> 26 == 0x25) {
            put_word(at + i, 0x94000000u | ((instruction - ((address + i) >> 2)) & 0x3ffffffu));
        } else if ((instruction & 0x9f000000u) == 0x90000000u) {
            uint32_t pages = (instruction >> 29 & 3) | (instruction >> 3 & 0x1ffffcu);
            pages -= (address + i) >> 12;
            put_word(at + i, (instruction & 0x9f00001fu) | (pages & 3) << 29 | (pages & 0x1ffffcu) << 3);
        }
    }
}

void filter_undo(const struct filter *filter, uint8_t *at)
{
    if (UNDOES(FILTER_X86) && filter->kind == FILTER_X86)
        undo_x86(at, filter->size);
    if (UNDOES(FILTER_ARM) && filter->kind == FILTER_ARM)
        undo_arm(at, filter->size, filter->address);
    if (UNDOES(FILTER_ARM64) && filter->kind == FILTER_ARM64)
        undo_arm64(at, filter->size, filter->address);
}
