package dev.mt.pack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What is appended to the start code: the header of {@code image/unpack/payload.h} and, behind it, what {@code
 * image/unpack/unpack.h} describes. Little endian.
 *
 * @param inPlace whether the program runs in place rather than from a memfd
 * @param view which pages there are
 * @param mark the first 16 bytes of the SHA-256 of the program file, in hexadecimal
 * @param streams runs of LZMA, one behind the other
 * @param filters undone in this order when all streams are unpacked
 */
record Payload(boolean inPlace, CompactView view, String mark, List<PackedStream> streams, List<FilterUse> filters) {
    static final int MAGIC = 0x3170746d;
    static final int HEADER_SIZE = 48;
    static final int MARK_SIZE = 16;
    static final int CHECKSUM_START = 12;
    static final int IN_PLACE = 1;

    /** One run of LZMA and its parameters. */
    static final class PackedStream {
        private final int unpackedSize;
        private final LzmaProperties properties;
        private final byte[] packed;

        PackedStream(int unpackedSize, LzmaProperties properties, byte[] packed) {
            this.unpackedSize = unpackedSize;
            this.properties = properties;
            this.packed = packed;
        }

        int unpackedSize() {
            return unpackedSize;
        }

        LzmaProperties properties() {
            return properties;
        }

        byte[] packed() {
            return packed;
        }
    }

    /** A filter over a range of the compact view, which the program finds at an address; of {@link GoFilter}, scratch memory. */
    record FilterUse(Filter filter, int start, int size, int address) {}

    Payload {
        streams = List.copyOf(streams);
        filters = List.copyOf(filters);
    }

    byte[] write() {
        int size = HEADER_SIZE + 8 * view.extents().size() + 8 + 12 * streams.size() + 16 * filters.size();
        for (PackedStream stream : streams) {
            size = Math.addExact(size, stream.packed().length);
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putInt(size).putInt(0).putInt(inPlace ? IN_PLACE : 0);
        out.putInt(view.fileSize())
                .putInt(view.size())
                .putInt(workSize())
                .putInt(view.extents().size());
        out.put(HexFormat.of().parseHex(mark));
        view.extents().forEach(e -> out.putInt(e.firstPage()).putInt(e.pages()));
        out.putInt(streams.size()).putInt(filters.size());
        streams.forEach(s -> out.putInt(s.packed().length)
                .putInt(s.unpackedSize())
                .putInt(s.properties().packed()));
        filters.forEach(f ->
                out.putInt(f.filter().id()).putInt(f.start()).putInt(f.size()).putInt(f.address()));
        streams.forEach(s -> out.put(s.packed()));
        out.putInt(8, checksum(out.array()));
        return out.array();
    }

    /** Bytes of memory to unpack in: scratch memory begins at the next page. */
    private int workSize() {
        return filters.stream()
                .filter(use -> use.filter() == GoFilter.GO)
                .mapToInt(use -> Math.addExact((view.size() + CompactView.PAGE - 1) & -CompactView.PAGE, use.address()))
                .max()
                .orElse(view.size());
    }

    /** CRC-32 of all that follows the field which holds it. */
    static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, CHECKSUM_START, bytes.length - CHECKSUM_START);
        return (int) crc.getValue();
    }

    /** Bytes that all the streams write. */
    int unpackedSize() {
        return streams.stream().mapToInt(PackedStream::unpackedSize).sum();
    }
}
