package dev.mt.elf.slim;

import dev.mt.elf.ElfBytes;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts those pieces of a table together that are still referred to, and knows where each has gone. */
final class PieceTable {
    private final Map<Long, Long> moved = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** How many bytes a piece has. */
    @FunctionalInterface
    interface Size {
        /** The bytes from an offset on; another piece, kept or not, begins at the limit at the latest. */
        long of(long offset, long limit);
    }

    /**
     * Copies pieces.
     *
     * @param start bytes to leave at the beginning
     * @param kept what to keep, in the new order
     * @param all every place that is referred to, those of pieces that go included
     * @param alignment the largest alignment that any piece can need; each keeps the one that its offset has
     */
    PieceTable(ElfBytes table, int start, Set<Long> kept, Set<Long> all, Size size, int alignment) {
        TreeSet<Long> places = new TreeSet<>(all);
        bytes.writeBytes(new byte[start]);
        for (long offset : kept) {
            Long next = places.higher(offset);
            long length = size.of(offset, next == null ? table.size() : next);
            int aligned = (int) Math.min(alignment, offset == 0 ? alignment : Long.lowestOneBit(offset));
            bytes.writeBytes(new byte[-bytes.size() & (aligned - 1)]);
            moved.put(offset, (long) bytes.size());
            bytes.writeBytes(table.copy(offset, length));
        }
    }

    /** Where the piece from an offset is now. */
    long moved(long offset) {
        Long place = moved.get(offset);
        if (place == null) {
            throw new IllegalArgumentException("no piece was kept from " + offset);
        }
        return place;
    }

    /** The table. */
    byte[] bytes() {
        return bytes.toByteArray();
    }
}
