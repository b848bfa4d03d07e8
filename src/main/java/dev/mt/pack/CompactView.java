package dev.mt.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program file without its pages of 4096 bytes that are all zero: they stay holes when it is unpacked.
 *
 * @param fileSize bytes of the program as a file
 * @param extents runs of pages that are not all zero, rising and apart from each other
 */
record CompactView(int fileSize, List<Extent> extents) {
    static final int PAGE = 4096;

    /**
     * A run of pages of the file.
     *
     * @param firstPage its number from zero
     * @param pages how many, at least one
     */
    record Extent(int firstPage, int pages) {
        Extent {
            if (firstPage < 0 || pages < 1) {
                throw new IllegalArgumentException("no run of pages: %d from %d".formatted(pages, firstPage));
            }
        }
    }

    CompactView {
        extents = List.copyOf(extents);
    }

    /** Finds what is not empty. */
    static CompactView of(byte[] program) {
        List<Extent> extents = new ArrayList<>();
        int pages = pages(program.length);
        int first = -1;
        for (int page = 0; page <= pages; page++) {
            boolean empty = page == pages || isZero(program, page);
            if (!empty && first < 0) {
                first = page;
            } else if (empty && first >= 0) {
                extents.add(new Extent(first, page - first));
                first = -1;
            }
        }
        return new CompactView(program.length, extents);
    }

    /** Bytes of the runs put together; the last is cut at the end of the file. */
    int size() {
        int size = 0;
        for (Extent extent : extents) {
            size += length(extent);
        }
        return size;
    }

    /** The runs put together. */
    byte[] take(byte[] program) {
        byte[] compact = new byte[size()];
        int at = 0;
        for (Extent extent : extents) {
            System.arraycopy(program, extent.firstPage() * PAGE, compact, at, length(extent));
            at += length(extent);
        }
        return compact;
    }

    /** The whole file again. */
    byte[] restore(byte[] compact) {
        byte[] program = new byte[fileSize];
        int at = 0;
        for (Extent extent : extents) {
            System.arraycopy(compact, at, program, extent.firstPage() * PAGE, length(extent));
            at += length(extent);
        }
        return program;
    }

    /**
     * Where an offset of the file is among the runs put together; for one in an empty page, where that page would be.
     */
    int toCompact(long fileOffset) {
        int at = 0;
        for (Extent extent : extents) {
            long inside = fileOffset - (long) extent.firstPage() * PAGE;
            if (inside < length(extent)) {
                return at + (int) Math.max(inside, 0);
            }
            at += length(extent);
        }
        return at;
    }

    private int length(Extent extent) {
        return Math.min(extent.pages() * PAGE, fileSize - extent.firstPage() * PAGE);
    }

    private static int pages(int size) {
        return size / PAGE + (size % PAGE == 0 ? 0 : 1);
    }

    private static boolean isZero(byte[] program, int page) {
        int from = page * PAGE;
        int to = Math.min(program.length, from + PAGE);
        return Arrays.mismatch(program, from, to, ZERO, 0, to - from) < 0;
    }

    private static final byte[] ZERO = new byte[PAGE];
}
