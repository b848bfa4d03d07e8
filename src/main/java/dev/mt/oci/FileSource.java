package dev.mt.oci;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A part of a file, or all of it. */
record FileSource(Path file, long offset, long size) implements ByteSource {
    FileSource {
        if (offset < 0 || size < 0) {
            throw new IllegalArgumentException("a part of %d bytes from %d".formatted(size, offset));
        }
    }

    @Override
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(offset);
        return new ExactStream(Channels.newInputStream(channel), size);
    }

    @Override
    public ByteSource slice(long from, long length) {
        if (from < 0 || length < 0 || from + length > size) {
            throw new IllegalArgumentException("bytes %d to %d of %d".formatted(from, from + length, size));
        }
        return new FileSource(file, offset + from, length);
    }
}
