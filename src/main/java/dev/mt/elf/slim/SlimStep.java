package dev.mt.elf.slim;

/** Kinds of bytes that are taken out of a program. */
public enum SlimStep {
    /** Names of functions, those that exist inlined only included; short labels take their place. */
    NAMES("function names"),
    /** Names of source files, and the lists of them. */
    FILES("file names and lists"),
    /** Tables by program counter: files, lines, and which arguments are alive. */
    PC_VALUES("lines, files and live arguments by pc"),
    /** What functions' records say about things that are gone. */
    RECORDS("function records"),
    /** How arguments are printed, what wrappers wrap. */
    FUNCTION_DATA("argument and wrapper data");

    private final String title;

    SlimStep(String title) {
        this.title = title;
    }

    /** What it is called in reports. */
    public String title() {
        return title;
    }
}
