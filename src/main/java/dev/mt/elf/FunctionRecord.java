package dev.mt.elf;

/**
 * The record of one function in {@link TablePart#FUNCTIONS} ({@code runtime/runtime2.go}, {@code _func}, Go 1.27.4): 44
 * bytes, then four for each table by program counter, then four for each piece of function data.
 *
 * @param functions the part that holds it
 * @param offset where it begins in that part
 */
public record FunctionRecord(ElfBytes functions, long offset) {
    /** Bytes before the tables by program counter. */
    public static final int FIXED = 44;
    /** An offset of function data, or a unit, that there is none of. */
    public static final long NONE = 0xffff_ffffL;

    public FunctionRecord {
        if (offset < 0 || offset > functions.size() - FIXED || size(functions, offset) > functions.size() - offset) {
            throw functions.damaged("a function's record at offset %d of its Go tables is cut short".formatted(offset));
        }
    }

    private static long size(ElfBytes functions, long offset) {
        return FIXED + 4L * functions.u32(offset + 28) + 4L * functions.u8(offset + 43);
    }

    /** Its bytes. */
    public long size() {
        return size(functions, offset);
    }

    /** The entry point, from the start of the text. */
    public long entry() {
        return functions.u32(offset);
    }

    /** Where its name begins in {@link TablePart#NAMES}. */
    public long name() {
        return functions.u32(offset + 4);
    }

    /** Bytes of arguments and results on the stack; the smallest 32-bit number if that is not known. */
    public int argumentBytes() {
        return functions.i32(offset + 8);
    }

    /** Where the call is to which a recovered panic returns, from the entry point; 0 for none. */
    public long deferReturn() {
        return functions.u32(offset + 12);
    }

    /** Where its table of stack depths begins in {@link TablePart#PC_VALUES}; 0 for none, as for the other tables. */
    public long stackDepths() {
        return functions.u32(offset + 16);
    }

    /** Where its table of files begins. */
    public long fileNumbers() {
        return functions.u32(offset + 20);
    }

    /** Where its table of lines begins. */
    public long lines() {
        return functions.u32(offset + 24);
    }

    /** How many further tables by program counter it has ({@code PCDATA_…} in {@code internal/abi/symtab.go}). */
    public int pcDataCount() {
        return functions.i32(offset + 28);
    }

    /** Where a further table begins. */
    public long pcData(int index) {
        return functions.u32(offset + FIXED + 4L * index);
    }

    /** The first entry of its compilation unit in {@link TablePart#UNITS}, counted in entries of four bytes. */
    public long unit() {
        return functions.u32(offset + 32);
    }

    /** The line of the source on which the function begins. */
    public int startLine() {
        return functions.i32(offset + 36);
    }

    /** {@code funcID}: what the runtime treats specially; 0 for most functions. */
    public int id() {
        return functions.u8(offset + 40);
    }

    /** {@code flag}: bits of {@code abi.FuncFlag}. */
    public int flags() {
        return functions.u8(offset + 41);
    }

    /** How many pieces of function data it has room for ({@code FUNCDATA_…} in {@code internal/abi/symtab.go}). */
    public int functionDataCount() {
        return functions.u8(offset + 43);
    }

    /** Where a piece begins in {@link TablePart#FUNCTION_DATA}, or {@link #NONE}. */
    public long functionData(int index) {
        return functions.u32(offset + FIXED + 4L * pcDataCount() + 4L * index);
    }
}
