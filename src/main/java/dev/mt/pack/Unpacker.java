package dev.mt.pack;

import dev.mt.pack.Payload.FilterUse;
import dev.mt.pack.Payload.PackedStream;

/** Does what {@code payload_decode} of {@code image/unpack/decode.c} does. */
final class Unpacker {
    private final Payload payload;
    private final byte[] compact;
    private final float[] bits;

    private Unpacker(Payload payload) {
        this.payload = payload;
        this.compact = new byte[payload.view().size()];
        this.bits = new float[compact.length];
    }

    /** What came out. */
    static final class Unpacked {
        private final byte[] compact;
        private final float[] bits;

        Unpacked(byte[] compact, float[] bits) {
            this.compact = compact;
            this.bits = bits;
        }

        /** The compact view of the program file. */
        byte[] compact() {
            return compact;
        }

        /** What each of its bytes cost, in bits. */
        float[] bits() {
            return bits;
        }
    }

    /**
     * Unpacks.
     *
     * @throws dev.mt.core.Failure if a stream is damaged
     */
    static Unpacked unpack(Payload payload) {
        Unpacker unpacker = new Unpacker(payload);
        unpacker.streams();
        unpacker.filters();
        return new Unpacked(unpacker.compact, unpacker.bits);
    }

    private void streams() {
        int at = 0;
        for (PackedStream stream : payload.streams()) {
            int end = at + stream.unpackedSize();
            LzmaDecoder.decode(stream.packed(), 0, stream.packed().length, stream.properties(), compact, at, end, bits);
            at = end;
        }
    }

    private void filters() {
        for (FilterUse use : payload.filters()) {
            use.filter().decode(compact, use.start(), use.size(), use.address());
        }
    }
}
