package dev.mt.oci;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A known number of bytes that can be read from the beginning as often as wanted. Nothing is open between readings. */
public interface ByteSource {
    /**
     * How many bytes {@link #open()} gives.
     *
     * @throws IOException if finding out takes reading, and reading fails
     */
    long size() throws IOException;

    /** A stream of all bytes, which the caller closes. */
    InputStream open() throws IOException;

    /**
     * Some of these bytes. They are read by skipping what stands before them, unless a source knows better.
     *
     * @param offset the first byte, counted from zero
     * @param length how many; reading fails if there are fewer
     */
    default ByteSource slice(long offset, long length) {
        return new SlicedSource(this, offset, length);
    }

    /** Everything at once, for what is known to be small. */
    default byte[] readAll() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Bytes in memory; the array is copied. */
    static ByteSource of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new ByteSource() {
            @Override
            public long size() {
                return copy.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(copy);
            }
        };
    }

    /** A text in UTF-8. */
    static ByteSource of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes of a file, which must stay as it is for as long as the source is used.
     *
     * @throws IOException if there is no such file
     */
    static ByteSource ofFile(Path file) throws IOException {
        return new FileSource(file, 0, Files.size(file));
    }
}
