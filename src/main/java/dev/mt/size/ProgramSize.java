package dev.mt.size;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.elf.ElfBytes;
import dev.mt.elf.ElfFile;
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
     * @param sections headers, sections and padding, the largest first; together they are the file
     * @param go its packages, if it is written in Go
     * @param note why the packages are missing, if they should be there
     */
    record Open(String path, long bytes, List<NamedBytes> sections, Optional<GoSize> go, Optional<String> note)
            implements ProgramSize {
        public Open {
            Objects.requireNonNull(path, "path is null");
            sections = List.copyOf(sections);
        }
    }

    /**
     * A program that shows nothing of itself: packed, or without a table of sections for another reason.
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

    /** Measures a program; never fails. */
    static ProgramSize of(String path, byte[] content) {
        try {
            ElfFile elf = ElfFile.read(ElfBytes.of(path, content));
            return elf.sections().isEmpty() ? new Packed(path, content.length) : open(path, elf);
        } catch (Failure e) {
            return new Unreadable(path, content.length, Causes.describe(e));
        }
    }

    private static ProgramSize open(String path, ElfFile elf) {
        List<NamedBytes> sections = SectionSizes.of(elf);
        try {
            return new Open(path, elf.bytes().size(), sections, GoSize.of(elf), Optional.empty());
        } catch (Failure e) {
            return new Open(path, elf.bytes().size(), sections, Optional.empty(), Optional.of(Causes.describe(e)));
        }
    }
}
