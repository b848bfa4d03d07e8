package dev.mt.oci;

import dev.mt.core.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Computes size and digest of what is read. */
final class HashedStream extends FilterInputStream {
    private final MessageDigest algorithm = Digest.algorithm();
    private long count;

    HashedStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /** The digest of all that was read; to be asked once. */
    Digest digest() {
        return new Digest(HexFormat.of().formatHex(algorithm.digest()));
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            algorithm.update((byte) b);
            count++;
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            algorithm.update(buffer, offset, n);
            count += n;
        }
        return n;
    }

    /** Nothing is skipped unread: it would be missing in the digest. */
    @Override
    public long skip(long n) throws IOException {
        byte[] buffer = new byte[Math.clamp(n, 0, 1 << 16)];
        return Math.max(0, read(buffer, 0, buffer.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
