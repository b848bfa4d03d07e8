package dev.mt.pack;

import dev.mt.pack.Payload.FilterUse;
import dev.mt.pack.Payload.PackedStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads a payload, believing nothing: every count and size is checked against what is there. */
final class PayloadReader {
    private final ByteBuffer in;

    private PayloadReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a payload that fills the array.
     *
     * @throws dev.mt.core.Failure if it is cut, altered or contradicts itself
     */
    static Payload read(byte[] bytes) {
        if (bytes.length < Payload.HEADER_SIZE) {
            throw RangeDecoder.damaged("its payload has %d bytes, too few for a header".formatted(bytes.length));
        }
        return new PayloadReader(bytes).payload();
    }

    private Payload payload() {
        require(in.getInt() == Payload.MAGIC, "its payload does not begin with its mark");
        int size = in.getInt();
        require(size == in.capacity(), "its payload has %d bytes, but says %d".formatted(in.capacity(), size));
        require(in.getInt() == Payload.checksum(in.array()), "the checksum of its payload is wrong");
        int flags = in.getInt();
        int fileSize = in.getInt();
        int compactSize = in.getInt();
        int workSize = in.getInt();
        require(fileSize >= 0 && workSize >= compactSize, "it says that it has %d bytes".formatted(fileSize));
        int extentCount = in.getInt();
        byte[] mark = new byte[Payload.MARK_SIZE];
        in.get(mark);
        CompactView view = new CompactView(fileSize, extents(extentCount, fileSize));
        require(
                view.size() == compactSize,
                "it has pages of %d bytes, but says %d".formatted(view.size(), compactSize));
        require(in.remaining() >= 8, "it has no streams");
        int streamCount = in.getInt();
        int filterCount = in.getInt();
        ByteBuffer table = take(streamCount, 12, "streams");
        List<FilterUse> filters = filters(take(filterCount, 16, "filters"), compactSize);
        List<PackedStream> streams = new ArrayList<>();
        for (int i = 0; i < streamCount; i++) {
            int packedSize = table.getInt();
            int unpackedSize = table.getInt();
            int properties = table.getInt();
            require(LzmaProperties.areValid(properties), "stream %d has properties %#x".formatted(i, properties));
            require(packedSize >= 0 && packedSize <= in.remaining(), "stream %d ends early".formatted(i));
            byte[] packed = new byte[packedSize];
            in.get(packed);
            streams.add(new PackedStream(unpackedSize, LzmaProperties.unpack(properties), packed));
        }
        require(!in.hasRemaining(), "%d bytes of its payload belong to no stream".formatted(in.remaining()));
        long unpacked = streams.stream().mapToLong(PackedStream::unpackedSize).sum();
        require(
                unpacked == compactSize && streams.stream().allMatch(s -> s.unpackedSize() >= 0),
                "its streams hold %d bytes, but it says %d".formatted(unpacked, compactSize));
        return new Payload((flags & Payload.IN_PLACE) != 0, view, HexFormat.of().formatHex(mark), streams, filters);
    }

    private List<CompactView.Extent> extents(int count, int fileSize) {
        ByteBuffer table = take(count, 8, "runs of pages");
        long filePages = ((long) fileSize + CompactView.PAGE - 1) / CompactView.PAGE;
        List<CompactView.Extent> extents = new ArrayList<>();
        long next = 0;
        for (int i = 0; i < count; i++) {
            int first = table.getInt();
            int pages = table.getInt();
            require(
                    first >= next && pages > 0 && (long) first + pages <= filePages,
                    "%d pages from %d on are not in the file".formatted(pages, first));
            extents.add(new CompactView.Extent(first, pages));
            next = (long) first + pages + 1;
        }
        return extents;
    }

    private static List<FilterUse> filters(ByteBuffer table, int compactSize) {
        List<FilterUse> filters = new ArrayList<>();
        while (table.hasRemaining()) {
            FilterUse use = new FilterUse(Filter.of(table.getInt()), table.getInt(), table.getInt(), table.getInt());
            require(
                    use.start() >= 0
                            && use.start() % 4 == 0
                            && use.size() >= 0
                            && (long) use.start() + use.size() <= compactSize,
                    "a filter covers %d bytes from %d on".formatted(use.size(), use.start()));
            filters.add(use);
        }
        return filters;
    }

    private ByteBuffer take(int count, int size, String what) {
        require(count >= 0 && count <= in.remaining() / size, "it has no room for %d %s".formatted(count, what));
        ByteBuffer table = in.slice(in.position(), count * size).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + count * size);
        return table;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw RangeDecoder.damaged(otherwise);
        }
    }
}
