package dev.mt.size;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.pack.PackedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through the packer at the program inside: what its parts cost, packed. */
final class PackedMeasure {
    /** What the router runs first, and what the packer notes; they are in the file and not in the program. */
    static final String START_CODE = "(start code)";

    static final String PACKER = "(headers of the packer)";

    /** Unpacking notes the price of every byte, which takes several times the program: one at a time. */
    private static final Object ONE = new Object();

    private PackedMeasure() {}

    /**
     * Measures a packed program.
     *
     * @throws Failure if it is damaged
     */
    static ProgramSize of(String path, PackedProgram packed, Symbols symbols) {
        synchronized (ONE) {
            byte[] program = packed.unpack();
            ElfFile elf = ElfFile.read(ElfBytes.of(path, program));
            ByteCost cost = ByteCost.packed(packed.costs());
            long inside = packed.size() - packed.startCodeSize() - packed.headerSize();
            List<NamedBytes> sections = new ArrayList<>(SectionSizes.of(elf, cost, inside));
            Optional<GoSize> go = Optional.empty();
            Optional<String> note = Optional.empty();
            try {
                go = GoSize.of(elf, cost, symbols).map(size -> size.within(sections));
            } catch (Failure e) {
                note = Optional.of(Causes.describe(e));
            }
            sections.add(new NamedBytes(START_CODE, 0, packed.startCodeSize()));
            sections.add(new NamedBytes(PACKER, 0, packed.headerSize()));
            return new ProgramSize.Open(path, packed.size(), Optional.of((long) program.length), sections, go, note);
        }
    }
}
