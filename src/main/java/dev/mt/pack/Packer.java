package dev.mt.pack;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.Section;
import dev.mt.elf.Segment;
import dev.mt.pack.Payload.FilterUse;
import dev.mt.pack.Payload.PackedStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes programs that unpack themselves. The same input gives the same bytes on every machine; what was packed is unpacked
 * and compared before it is given away.
 */
public final class Packer {
    /** No longer program is packed. */
    public static final int LONGEST = 128 << 20;

    private final Platform platform;
    private final byte[] startCode;
    private final boolean inPlace;

    /**
     * Makes a packer.
     *
     * @param platform whose instructions the programs have
     * @param startCode the ELF file that {@code image/unpack} becomes for that platform
     * @param inPlace whether programs run where they were linked to run, rather than from a memfd: for small ones, whose
     *     start code knows nothing of Go's tables
     */
    public Packer(Platform platform, byte[] startCode, boolean inPlace) {
        this.platform = platform;
        this.startCode = startCode.clone();
        this.inPlace = inPlace;
    }

    /**
     * Packs a program.
     *
     * @param program a whole file, by rights an ELF program; anything else is packed too
     * @return the file of a program that unpacks and runs it
     * @throws Failure if the program is too long, or the start code is none
     */
    public byte[] pack(byte[] program) {
        byte[] payload = payload(program);
        return StartCode.read(startCode).append(payload);
    }

    /** The payload alone. */
    byte[] payload(byte[] program) {
        if (program.length > LONGEST) {
            throw ElfBytes.tooLong("the program to pack", program.length);
        }
        CompactView view = CompactView.of(program);
        byte[] compact = view.take(program);
        List<FilterUse> filters = filters(program, view, compact);
        List<PackedStream> streams = new ArrayList<>();
        int at = 0;
        for (int end : cuts(filters, compact.length)) {
            streams.add(best(compact, at, end));
            at = end;
        }
        byte[] payload = new Payload(inPlace, view, PackedProgram.mark(program), streams, filters).write();
        Payload read = PayloadReader.read(payload);
        if (!Arrays.equals(read.view().restore(Unpacker.unpack(read).compact()), program)) {
            throw Failure.of("the packed program does not unpack to what it was", "this is a mistake in mt: report it");
        }
        return payload;
    }

    private PackedStream best(byte[] compact, int start, int end) {
        return LzmaTrials.best(compact, start, end);
    }

    /** Where streams end: behind the instructions, whose bytes obey other laws than the tables'. */
    private static List<Integer> cuts(List<FilterUse> filters, int size) {
        List<Integer> cuts = new ArrayList<>();
        for (FilterUse use : filters) {
            if (use.filter() instanceof GoFilter) {
                continue;
            }
            int end = (use.start() + use.size() + 15) & ~15;
            if (end < size) {
                cuts.add(end);
            }
        }
        if (size > 0) {
            cuts.add(size);
        }
        return cuts;
    }

    /** Stores what can be stored better. */
    private List<FilterUse> filters(byte[] program, CompactView view, byte[] compact) {
        if (!ElfHeader.begins(program)) {
            return List.of();
        }
        ElfFile elf = ElfFile.read(ElfBytes.of("the program to pack", program));
        // Go's tables first: they are told from the instructions as they run. Undone in the order of the list.
        Optional<FilterUse> tables = inPlace ? Optional.empty() : GoEncoding.encode(elf, view, compact);
        List<FilterUse> filters = new ArrayList<>();
        branches(elf, view, compact).ifPresent(filters::add);
        tables.ifPresent(filters::add);
        return filters;
    }

    /** The range that holds instructions. */
    private Optional<FilterUse> branches(ElfFile elf, CompactView view, byte[] compact) {
        Optional<Section> text = elf.section(".text").filter(s -> s.fileSize() > 0);
        Optional<Segment> code = StartCode.mapped(elf).stream()
                .filter(s -> (s.flags() & 1) != 0 && s.fileSize() > 0)
                .findFirst();
        long offset =
                text.map(Section::offset).or(() -> code.map(Segment::offset)).orElse(0L);
        long size = text.map(Section::fileSize)
                .or(() -> code.map(Segment::fileSize))
                .orElse(0L);
        long address =
                text.map(Section::address).or(() -> code.map(Segment::address)).orElse(0L);
        int start = view.toCompact(offset);
        int end = view.toCompact(offset + size) & ~3;
        // An empty page among the instructions would shift what follows against its addresses.
        if (offset % 4 != 0 || end <= start || end - start != (size & ~3L)) {
            return Optional.empty();
        }
        BranchFilter filter = BranchFilter.of(platform);
        filter.encode(compact, start, end - start, (int) address);
        return Optional.of(new FilterUse(filter, start, end - start, (int) address));
    }
}
