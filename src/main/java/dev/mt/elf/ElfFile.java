package dev.mt.elf;

import dev.mt.core.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program for Linux, little-endian, 32 or 64 bits: its headers, read and checked; its content stays where it is.
 *
 * @param bytes the whole file
 * @param header the ELF header
 * @param segments the program headers, in the file's order
 * @param sections the section headers, in the file's order, the empty first one included; none at all in programs
 *     whose section table was taken off, as packers do
 */
public record ElfFile(ElfBytes bytes, ElfHeader header, List<Segment> segments, List<Section> sections) {
    public ElfFile {
        segments = List.copyOf(segments);
        sections = List.copyOf(sections);
    }

    /**
     * Reads the headers of a program.
     *
     * @throws Failure if this is no ELF program, or a header or what it points to lies outside the file
     */
    public static ElfFile read(ElfBytes bytes) {
        ElfHeader header = ElfHeader.read(bytes);
        return new ElfFile(bytes, header, segments(bytes, header), sections(bytes, header));
    }

    /** The first section with a name. */
    public Optional<Section> section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst();
    }

    /** What a section holds in the file; nothing for one that only takes memory. */
    public ElfBytes content(Section section) {
        return bytes.slice(section.name(), section.fileSize() == 0 ? 0 : section.offset(), section.fileSize());
    }

    private static List<Segment> segments(ElfBytes bytes, ElfHeader header) {
        if (header.segmentCount() == 0) {
            return List.of();
        }
        int size = header.elfClass().segmentHeaderSize();
        ElfBytes table =
                bytes.slice("the program headers", header.segmentsOffset(), (long) size * header.segmentCount());
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < header.segmentCount(); i++) {
            Segment segment = Segment.read(table, header.elfClass(), i, (long) i * size);
            bytes.slice("segment %d".formatted(i), segment.offset(), segment.fileSize());
            segments.add(segment);
        }
        return segments;
    }

    private static List<Section> sections(ElfBytes bytes, ElfHeader header) {
        if (header.sectionCount() == 0) {
            return List.of();
        }
        int size = header.elfClass().sectionHeaderSize();
        ElfBytes table =
                bytes.slice("the section headers", header.sectionsOffset(), (long) size * header.sectionCount());
        if (header.sectionNames() >= header.sectionCount()) {
            throw bytes.damaged("the names of its sections are in section %d of %d"
                    .formatted(header.sectionNames(), header.sectionCount()));
        }
        Section names =
                Section.read(table, header.elfClass(), header.sectionNames(), (long) header.sectionNames() * size);
        ElfBytes texts =
                bytes.slice("the sections' names", names.fileSize() == 0 ? 0 : names.offset(), names.fileSize());
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < header.sectionCount(); i++) {
            Section section = Section.read(table, header.elfClass(), i, (long) i * size);
            String name = header.sectionNames() == 0 ? "" : texts.text(table.u32((long) i * size));
            if (section.fileSize() > 0) {
                bytes.slice("section %d (%s)".formatted(i, name), section.offset(), section.fileSize());
            }
            sections.add(section.named(name));
        }
        return sections;
    }
}
