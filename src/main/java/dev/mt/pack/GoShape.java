package dev.mt.pack;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@link GoFilter} has to know of a program's tables: {@code struct go_tables} of {@code image/unpack/unpack.h}.
 *
 * @param count functions
 * @param values where the tables by program counter begin in the compact view
 * @param finder where the table begins that finds functions by address, in words of four bytes
 * @param rows of the finder, each a byte for 256 bytes of code; every 16 follow a word
 * @param quantum unit of distances in the tables, in bytes
 * @param alignment of functions, in bytes
 * @param odd 1 if records begin at even words only, 0 if at any
 * @param code where the functions' instructions begin in the compact view
 * @param stored bytes from {@code values} on in which changes and distances stand
 * @param kinds of tables by program counter, {@value #KINDS} of them
 * @param marks lists of marks, by kind; shorter than {@value #MARKS} by one for each kind that has any
 */
record GoShape(
        int count,
        int values,
        int finder,
        int rows,
        int quantum,
        int alignment,
        int odd,
        int code,
        int stored,
        List<GoKind> kinds,
        List<List<PcMark>> marks) {
    static final int KINDS = 8;
    static final int MARKS = 24;
    static final int WORDS = 9 + KINDS * GoKind.WORDS + MARKS * PcMark.WORDS;

    private static final int KINDS_AT = 9;
    private static final int MARKS_AT = KINDS_AT + KINDS * GoKind.WORDS;

    GoShape {
        kinds = List.copyOf(kinds);
        marks = List.copyOf(marks);
    }

    static GoShape load(Words words) {
        List<GoKind> kinds = new ArrayList<>();
        List<List<PcMark>> marks = new ArrayList<>();
        for (int i = 0; i < KINDS; i++) {
            int at = 4 * (KINDS_AT + i * GoKind.WORDS);
            GoKind kind = new GoKind(words.get(at), words.get(at + 4), words.get(at + 8), words.get(at + 12));
            kinds.add(kind);
            marks.add(marks(words, kind.marks()));
        }
        return new GoShape(
                words.get(0),
                words.get(4),
                words.get(8),
                words.get(12),
                words.get(16),
                words.get(20),
                words.get(24),
                words.get(28),
                words.get(32),
                kinds,
                marks);
    }

    private static List<PcMark> marks(Words words, int first) {
        List<PcMark> marks = new ArrayList<>();
        for (int i = first; i >= 0 && i < MARKS; i++) {
            int at = 4 * (MARKS_AT + i * PcMark.WORDS);
            int mask = words.get(at + 4);
            if (mask == 0) {
                break;
            }
            int value = words.get(at + 8);
            if ((value & ~mask) == 0) {
                marks.add(new PcMark(words.get(at) & 1, mask, value));
            }
        }
        return marks;
    }

    /**
     * Writes it down.
     *
     * @throws IllegalArgumentException if there are too many marks
     */
    void store(Words words) {
        int[] values = {count, this.values, finder, rows, quantum, alignment, odd, code, stored};
        for (int i = 0; i < WORDS; i++) {
            words.put(4 * i, i < values.length ? values[i] : 0);
        }
        int next = 0;
        for (int i = 0; i < KINDS; i++) {
            GoKind kind = kinds.get(i);
            int at = 4 * (KINDS_AT + i * GoKind.WORDS);
            words.put(at, kind.place());
            words.put(at + 4, kind.changes());
            words.put(at + 8, kind.distances());
            words.put(at + 12, marks.get(i).isEmpty() ? MARKS : next);
            for (PcMark mark : marks.get(i)) {
                int place = 4 * (MARKS_AT + next * PcMark.WORDS);
                words.put(place, mark.before());
                words.put(place + 4, mark.mask());
                words.put(place + 8, mark.value());
                next++;
            }
            next += marks.get(i).isEmpty() ? 0 : 1;
        }
        if (next > MARKS) {
            throw new IllegalArgumentException("%d marks are too many".formatted(next));
        }
    }

    /** The same with changes and distances in other places. */
    GoShape with(List<GoKind> newKinds, int newStored) {
        return new GoShape(count, values, finder, rows, quantum, alignment, odd, code, newStored, newKinds, marks);
    }

    /** Whether a table of so many bytes, in a compact view of so many, can have it. */
    boolean fits(int size, int compactSize) {
        long finderSize = (Integer.toUnsignedLong(rows) + 15) / 16 * 4 + Integer.toUnsignedLong(rows);
        return size / 4 >= WORDS
                && Integer.compareUnsigned(count, (size / 4 - 1) / 2) <= 0
                && Integer.compareUnsigned(values, compactSize) <= 0
                && Integer.compareUnsigned(finder, compactSize / 4) <= 0
                && finderSize <= compactSize - finder * 4L
                && Integer.compareUnsigned(stored, compactSize - values) <= 0;
    }
}
