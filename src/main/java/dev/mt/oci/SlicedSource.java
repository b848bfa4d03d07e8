package dev.mt.oci;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A part of another source, found by skipping. */
record SlicedSource(ByteSource whole, long offset, long size) implements ByteSource {
    SlicedSource {
        if (offset < 0 || size < 0) {
            throw new IllegalArgumentException("a slice of %d bytes from %d".formatted(size, offset));
        }
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = whole.open();
        try {
            in.skipNBytes(offset);
        } catch (EOFException e) {
            in.close();
            throw e;
        }
        return new ExactStream(in, size);
    }
}
