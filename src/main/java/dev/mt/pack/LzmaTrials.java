package dev.mt.pack;

import dev.mt.pack.Payload.PackedStream;
import java.util.Comparator;
import java.util.List;

/** Packs a stream with several parameters and keeps the shortest; of equals the first. */
final class LzmaTrials {
    private static final List<LzmaProperties> TRIED = List.of(
            new LzmaProperties(2, 2, 2),
            new LzmaProperties(1, 2, 2),
            new LzmaProperties(4, 0, 2),
            new LzmaProperties(3, 0, 0));

    private LzmaTrials() {}

    /** One at a time: each takes some 200 MB of memory for the largest programs. */
    static PackedStream best(byte[] bytes, int start, int end) {
        synchronized (TRIED) {
            return TRIED.stream()
                    .map(properties -> new PackedStream(
                            end - start, properties, LzmaEncoder.encode(bytes, start, end, properties)))
                    .min(Comparator.comparingInt(stream -> stream.packed().length))
                    .orElseThrow();
        }
    }
}
