package dev.mt.oci;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * Gzip (RFC 1952) around stored blocks (RFC 1951, section 3.2.4). Layers hold what is compressed already; and while two
 * versions of zlib may compress to different bytes, these bytes follow from the input alone, so that digests hold on
 * every machine. All blocks but the last are 65,535 bytes long, however the writing is divided.
 */
final class StoredGzip extends FilterOutputStream {
    private static final int BLOCK = 65_535;
    /** Magic, method 8 (deflate), no flags, no time, no extra flags, operating system "unknown". */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final byte[] block = new byte[BLOCK];
    private final CRC32 crc = new CRC32();
    private int filled;
    private long size;
    private boolean started;
    private boolean finished;

    StoredGzip(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (finished) {
            throw new IOException("already finished");
        }
        crc.update(bytes, offset, length);
        size += length;
        for (int done = 0; done < length; ) {
            if (filled == BLOCK) {
                writeBlock(false);
            }
            int n = Math.min(length - done, BLOCK - filled);
            System.arraycopy(bytes, offset + done, block, filled, n);
            filled += n;
            done += n;
        }
    }

    /** Writes what is left and the trailer; the stream below stays open. */
    void finish() throws IOException {
        if (finished) {
            return;
        }
        writeBlock(true);
        out.write(little(8).putInt((int) crc.getValue()).putInt((int) size).array());
        finished = true;
    }

    @Override
    public void close() throws IOException {
        try (OutputStream below = out) {
            finish();
            below.flush();
        }
    }

    private void writeBlock(boolean last) throws IOException {
        if (!started) {
            out.write(HEADER);
            started = true;
        }
        out.write(little(5)
                .put((byte) (last ? 1 : 0))
                .putShort((short) filled)
                .putShort((short) ~filled)
                .array());
        out.write(block, 0, filled);
        filled = 0;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
