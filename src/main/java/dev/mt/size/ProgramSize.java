package dev.mt.size;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
import dev.mt.pack.PackedProgram;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A program in an image. */
public sealed interface ProgramSize {
    /** Where it is, from the root: {@code /usr/local/bin/tailscale.combined}. */
    String path();

    /** The bytes of its file. */
    long bytes();

    /**
     * A program that can be looked into.
     *
     * @param path where it is
     * @param bytes of its file
     * @param unpacked the bytes of the program that is packed in the file; empty if the file is the program itself
     * @param sections headers, sections and padding, and what the packer added, the largest first; as stored they are the
     *     file
     * @param go its packages, if it is written in Go
     * @param note why the packages are missing, if they should be there
     */
    record Open(
            String path,
            long bytes,
            Optional<Long> unpacked,
            List<NamedBytes> sections,
            Optional<GoSize> go,
            Optional<String> note)
            implements ProgramSize {
        public Open {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(unpacked, "unpacked is null");
            sections = sections.stream().sorted(NamedBytes.LARGEST_FIRST).toList();
        }

        /** One that is not packed. */
        public Open(String path, long bytes, List<NamedBytes> sections, Optional<GoSize> go, Optional<String> note) {
            this(path, bytes, Optional.empty(), sections, go, note);
        }
    }

    /**
     * A program that shows nothing of itself: packed by a packer that is not ours, or without a table of sections for another reason.
     *
     * @param path where it is
     * @param bytes of its file
     */
    record Packed(String path, long bytes) implements ProgramSize {
        public Packed {
            Objects.requireNonNull(path, "path is null");
        }
    }

    /**
     * A program that cannot be read.
     *
     * @param path where it is
     * @param bytes of its file
     * @param reason what is wrong with it
     */
    record Unreadable(String path, long bytes, String reason) implements ProgramSize {
        public Unreadable {
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /** Measures a program, whose names nobody took out; never fails. */
    static ProgramSize of(String path, byte[] content) {
        return of(path, content, Symbols.NONE);
    }

    /**
     * Measures a program; never fails.
     *
     * @param symbols where the names are that were taken out of it
     */
    static ProgramSize of(String path, byte[] content, Symbols symbols) {
        try {
            ElfFile elf = ElfFile.read(ElfBytes.of(path, content));
            Optional<PackedProgram> packed = PackedProgram.read(content);
            if (packed.isPresent()) {
                return PackedMeasure.of(path, packed.get(), symbols);
            }
            return elf.sections().isEmpty() ? new Packed(path, content.length) : open(path, elf, symbols);
        } catch (Failure e) {
            return new Unreadable(path, content.length, Causes.describe(e));
        }
    }

    private static ProgramSize open(String path, ElfFile elf, Symbols symbols) {
        List<NamedBytes> sections = SectionSizes.of(elf);
        long bytes = elf.bytes().size();
        try {
            return new Open(path, bytes, sections, GoSize.of(elf, ByteCost.PLAIN, symbols), Optional.empty());
        } catch (Failure e) {
            return new Open(path, bytes, sections, Optional.empty(), Optional.of(Causes.describe(e)));
        }
    }
}
