package dev.mt.elf;

/**
 * The parts of Go's section {@code .gopclntab}, in the order in which the linker writes them
 * ({@code cmd/link/internal/ld/pcln.go}, {@code pclntab}, Go 1.27.4).
 */
public enum TablePart {
    /** Magic number, counts, and where the other parts begin ({@code runtime.pcheader}). */
    HEADER("header"),
    /** Names of functions, also of those that exist inlined only ({@code runtime.funcnametab}). */
    NAMES("function names"),
    /** Per compilation unit, the places of its file names ({@code runtime.cutab}). */
    UNITS("file lists"),
    /** Names of source files ({@code runtime.filetab}). */
    FILES("file names"),
    /** Values by program counter: stack depth, file, line, stack maps, inlining ({@code runtime.pctab}). */
    PC_VALUES("values by pc"),
    /** Entry points and a record for each function ({@code runtime.functab}). */
    FUNCTIONS("functions"),
    /** What the records point to: stack maps, inlined calls ({@code go:func.*}; elsewhere before Go 1.26). */
    FUNCTION_DATA("function data"),
    /** Which function is at which address, roughly ({@code runtime.findfunctab}; elsewhere before Go 1.26). */
    FINDER("function finder");

    private final String title;

    TablePart(String title) {
        this.title = title;
    }

    /** What it is called in reports. */
    public String title() {
        return title;
    }
}
