package dev.mt.elf;

import java.util.Optional;

/**
 * What the Go runtime knows about its own program ({@code runtime/symtab.go}, {@code moduledata}), as far as it is needed
 * here: Go 1.26 and later write it into a section of its own, {@code .go.module}.
 *
 * @param text the address that entry points of functions count from
 * @param functionData the address that offsets of function data count from; empty for a layout that is not known
 * @param finder where {@code findfunctab} begins; empty if it is not behind the function data in the tables' section
 */
record ModuleData(long text, Optional<Long> functionData, Optional<Long> finder) {
    private static final int FINDER = 19;
    private static final int TEXT = 22;
    /** Word of {@code gofunc} in Go 1.27 and in 1.26; {@code epclntab}, the end of the tables, follows it. */
    private static final int[] FUNCTION_DATA = {43, 40};

    /** Reads the section, if there is one and it speaks of these tables. */
    static Optional<ModuleData> read(ElfFile elf, Section tables) {
        return elf.section(".go.module")
                .map(elf::content)
                .filter(words -> word(elf, words, 0).equals(Optional.of(tables.address())))
                .flatMap(words -> word(elf, words, TEXT).map(text -> read(elf, words, tables, text)));
    }

    private static ModuleData read(ElfFile elf, ElfBytes words, Section tables, long text) {
        Optional<Long> functionData = functionData(elf, words, tables);
        Optional<Long> finder = word(elf, words, FINDER)
                .filter(address -> functionData.isPresent()
                        && address >= functionData.get()
                        && address - tables.address() <= tables.size());
        return new ModuleData(text, functionData, finder);
    }

    private static Optional<Long> functionData(ElfFile elf, ElfBytes words, Section tables) {
        Optional<Long> end = Optional.of(tables.address() + tables.size());
        for (int index : FUNCTION_DATA) {
            Optional<Long> start = word(elf, words, index)
                    .filter(address -> address - tables.address() >= 0 && address - tables.address() <= tables.size());
            if (start.isPresent() && word(elf, words, index + 1).equals(end)) {
                return start;
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> word(ElfFile elf, ElfBytes words, int index) {
        ElfClass elfClass = elf.header().elfClass();
        long at = (long) index * elfClass.wordSize();
        return at + elfClass.wordSize() <= words.size() ? Optional.of(words.word(elfClass, at)) : Optional.empty();
    }
}
