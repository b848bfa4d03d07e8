package dev.mt.oci;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What a gzip file unpacks to, unpacked whenever it is read. */
record Gunzip(ByteSource packed, long size) implements ByteSource {
    @Override
    public InputStream open() throws IOException {
        InputStream in = packed.open();
        try {
            return open(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Whether bytes begin as gzip files do. */
    static boolean isPacked(ByteSource bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return Arrays.equals(in.readNBytes(2), new byte[] {0x1f, (byte) 0x8b});
        }
    }

    /** Unpacks a stream; closing the result closes it. */
    static InputStream open(InputStream packed) throws IOException {
        return new GZIPInputStream(packed, 1 << 16);
    }
}
