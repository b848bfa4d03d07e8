package dev.mt.size;

import dev.mt.elf.ElfFile;
import dev.mt.elf.ElfHeader;
import dev.mt.elf.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Divides a program's file into headers, sections and what is neither: each byte counts once. */
final class SectionSizes {
    static final String HEADERS = "(headers)";
    static final String PADDING = "(padding)";
    static final String BEHIND = "(behind the sections)";

    private record Range(String name, long start, long end) {}

    private SectionSizes() {}

    /** The bytes of the file by name, the largest first; sections of one name together. */
    static List<NamedBytes> of(ElfFile elf) {
        Map<String, Long> bytes = new TreeMap<>();
        long at = 0;
        for (Range range : ranges(elf)) {
            if (range.start > at) {
                bytes.merge(PADDING, range.start - at, Long::sum);
            }
            long from = Math.max(at, range.start);
            if (range.end > from) {
                bytes.merge(range.name, range.end - from, Long::sum);
                at = range.end;
            }
        }
        if (elf.bytes().size() > at) {
            bytes.merge(BEHIND, elf.bytes().size() - at, Long::sum);
        }
        return bytes.entrySet().stream()
                .map(e -> new NamedBytes(e.getKey(), e.getValue()))
                .sorted(NamedBytes.LARGEST_FIRST)
                .toList();
    }

    private static List<Range> ranges(ElfFile elf) {
        ElfHeader header = elf.header();
        List<Range> ranges = new ArrayList<>();
        ranges.add(new Range(HEADERS, 0, header.elfClass().headerSize()));
        ranges.add(table(
                header.segmentsOffset(),
                header.segmentCount(),
                header.elfClass().segmentHeaderSize()));
        ranges.add(table(
                header.sectionsOffset(),
                header.sectionCount(),
                header.elfClass().sectionHeaderSize()));
        for (Section section : elf.sections()) {
            if (section.fileSize() > 0) {
                String name = section.name().isEmpty() ? "(section %d)".formatted(section.index()) : section.name();
                ranges.add(new Range(name, section.offset(), section.offset() + section.fileSize()));
            }
        }
        ranges.sort(Comparator.comparingLong(Range::start).thenComparingLong(Range::end));
        return ranges;
    }

    private static Range table(long offset, int count, int entrySize) {
        return count == 0 ? new Range(HEADERS, 0, 0) : new Range(HEADERS, offset, offset + (long) count * entrySize);
    }
}
