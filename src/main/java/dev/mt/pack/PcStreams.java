package dev.mt.pack;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes tables by program counter apart, for {@link PcTables} to make them again. */
final class PcStreams {
    private final byte[] compact;
    private final GoShape shape;
    private final PcTables tables;
    private final List<ByteArrayOutputStream> changes = new ArrayList<>();
    private final List<ByteArrayOutputStream> distances = new ArrayList<>();

    PcStreams(byte[] compact, GoShape shape, PcTables tables) {
        this.compact = compact;
        this.shape = shape;
        this.tables = tables;
        for (int i = 0; i < GoShape.KINDS; i++) {
            changes.add(new ByteArrayOutputStream());
            distances.add(new ByteArrayOutputStream());
        }
    }

    /**
     * Takes the table at an offset.
     *
     * @param entry where the code of the function begins that it is of, from that of the first on
     * @param length of that code, in units of distances
     * @return where the table ends
     */
    int take(int kind, int offset, int entry, int length) {
        PcNumbers numbers = new PcNumbers(compact, shape.values() + offset, compact.length);
        int passed = 0;
        for (boolean first = true; ; first = false) {
            int change = numbers.next();
            put(changes.get(kind), change);
            if (change == 0 && !first) {
                return numbers.at() - shape.values();
            }
            int distance = numbers.next();
            put(distances.get(kind), stored(kind, entry, passed, distance, length));
            passed += distance;
        }
    }

    /** A distance that reaches the end of its function stays a number where the length is told by this very table. */
    private int stored(int kind, int entry, int passed, int distance, int length) {
        int to = passed + distance;
        if (kind > 0 && to == length) {
            return 0;
        }
        boolean near = passed >= 0 && distance > 0 && to <= PcTables.LONGEST;
        if (!near || !tables.isMarked(kind, entry + to * shape.quantum())) {
            return 2 * distance + 1;
        }
        int marks = 0;
        for (int i = passed + 1; i <= to; i++) {
            marks += tables.isMarked(kind, entry + i * shape.quantum()) ? 1 : 0;
        }
        return 2 * marks;
    }

    private static void put(ByteArrayOutputStream out, int number) {
        int value = number;
        for (; value >>> 7 != 0; value >>>= 7) {
            out.write(value | 0x80);
        }
        out.write(value);
    }

    /** All changes, by kind, then all distances. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        changes.forEach(part -> all.writeBytes(part.toByteArray()));
        distances.forEach(part -> all.writeBytes(part.toByteArray()));
        return all.toByteArray();
    }

    /**
     * Where the parts of {@link #bytes()} are if it begins at a place.
     *
     * @param before of each kind, where its new tables go
     */
    List<GoKind> kinds(List<GoKind> before, int start) {
        List<GoKind> kinds = new ArrayList<>();
        int change = start;
        int distance =
                start + changes.stream().mapToInt(ByteArrayOutputStream::size).sum();
        for (int i = 0; i < GoShape.KINDS; i++) {
            kinds.add(new GoKind(before.get(i).place(), change, distance, 0));
            change += changes.get(i).size();
            distance += distances.get(i).size();
        }
        return kinds;
    }
}
