package dev.mt.pack;

import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfClass;
import dev.mt.elf.ElfFile;
import dev.mt.elf.GoFunction;
import dev.mt.elf.GoTables;
import dev.mt.elf.Section;
import java.util.Optional;

/**
 * Where the table is that finds functions by address ({@code runtime/symtab.go}, {@code findfunctab}, Go 1.26 and 1.27: at
 * the end of {@code .gopclntab}): a row of a byte for each 256 bytes of code, and before every 16 a word.
 *
 * @param offset in the program file
 * @param rows how many rows; 0 if it is somewhere else, or empty
 */
record GoFinder(long offset, int rows) {
    private static final GoFinder NONE = new GoFinder(0, 0);
    /** Its word in {@code runtime.moduledata}, which fills the section {@code .go.module}. */
    private static final int WORD = 19;

    static GoFinder of(ElfFile elf, GoTables tables) {
        GoFunction last = tables.functions().getLast();
        long rows = (last.entry() + last.size() + 255) / 256;
        long size = (rows + 15) / 16 * 4 + rows;
        Section section = tables.section();
        return elf.section(".go.module")
                .map(elf::content)
                .flatMap(module -> address(elf.header().elfClass(), module))
                .map(address -> address - section.address())
                .filter(at -> at >= 0 && at % 4 == 0 && at <= section.size() - size)
                .filter(at -> !isZero(elf.content(section).copy(at, size)))
                .map(at -> new GoFinder(section.offset() + at, (int) rows))
                .orElse(NONE);
    }

    private static Optional<Long> address(ElfClass elfClass, ElfBytes module) {
        long at = (long) WORD * elfClass.wordSize();
        return at + elfClass.wordSize() <= module.size() ? Optional.of(module.word(elfClass, at)) : Optional.empty();
    }

    private static boolean isZero(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
