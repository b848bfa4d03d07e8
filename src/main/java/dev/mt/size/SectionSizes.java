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

    /** The bytes of the program by name, the largest first; sections of one name together. */
    static List<NamedBytes> of(ElfFile elf) {
        return of(elf, ByteCost.PLAIN, elf.bytes().size());
    }

    /**
     * The same of a program that is packed.
     *
     * @param cost what its ranges take of the file
     * @param total what all of it takes
     */
    static List<NamedBytes> of(ElfFile elf, ByteCost cost, long total) {
        Map<String, Sum> sums = new TreeMap<>();
        long at = 0;
        for (Range range : ranges(elf)) {
            if (range.start > at) {
                add(sums, PADDING, at, range.start, cost);
            }
            long from = Math.max(at, range.start);
            if (range.end > from) {
                add(sums, range.name, from, range.end, cost);
                at = range.end;
            }
        }
        if (elf.bytes().size() > at) {
            add(sums, BEHIND, at, elf.bytes().size(), cost);
        }
        long[] whole = WholeBytes.of(
                sums.values().stream().mapToDouble(sum -> sum.stored).toArray(), total);
        List<NamedBytes> sections = new ArrayList<>();
        int i = 0;
        for (Map.Entry<String, Sum> each : sums.entrySet()) {
            sections.add(new NamedBytes(each.getKey(), each.getValue().bytes, whole[i++]));
        }
        return sections.stream().sorted(NamedBytes.LARGEST_FIRST).toList();
    }

    private static void add(Map<String, Sum> sums, String name, long start, long end, ByteCost cost) {
        sums.merge(name, new Sum(end - start, cost.of(start, end - start)), Sum::plus);
    }

    private record Sum(long bytes, double stored) {
        Sum plus(Sum other) {
            return new Sum(bytes + other.bytes, stored + other.stored);
        }
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
