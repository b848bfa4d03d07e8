package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.MediaType.Packing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The uncompressed tar of a layer that somebody else may have made. When it is first read, it is unpacked to a file if
 * it has to be, so that single files in it can be read quickly, and held against its diff id.
 */
final class VerifiedTar implements ByteSource {
    private final String where;
    private final ByteSource content;
    private final Packing packing;
    private final Digest diffId;
    private final Scratch scratch;
    private @Nullable ByteSource verified;

    VerifiedTar(String where, ByteSource content, Packing packing, Digest diffId, Scratch scratch) {
        this.where = where;
        this.content = content;
        this.packing = packing;
        this.diffId = diffId;
        this.scratch = scratch;
    }

    @Override
    public long size() throws IOException {
        return verified().size();
    }

    @Override
    public InputStream open() throws IOException {
        return verified().open();
    }

    @Override
    public ByteSource slice(long offset, long length) {
        try {
            return verified().slice(offset, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private synchronized ByteSource verified() throws IOException {
        ByteSource known = verified;
        if (known == null) {
            try {
                known = verify();
            } catch (EOFException | ZipException e) {
                throw unreadable(e);
            }
            verified = known;
        }
        return known;
    }

    private ByteSource verify() throws IOException {
        return switch (packing) {
            case NONE -> {
                check(content, OutputStream.nullOutputStream());
                yield content;
            }
            case GZIP -> {
                Path file = scratch.file();
                try (OutputStream out = Files.newOutputStream(file)) {
                    check(new Gunzip(content, 0), out);
                }
                yield ByteSource.ofFile(file);
            }
        };
    }

    private void check(ByteSource tar, OutputStream out) throws IOException {
        try (HashedStream in = new HashedStream(tar.open())) {
            in.transferTo(out);
            Digest found = in.digest();
            if (!found.equals(diffId)) {
                throw Failure.of(
                        "a layer of %s is not the one its configuration names: expected %s, found %s"
                                .formatted(where, diffId, found),
                        "fetch or build it again");
            }
        }
    }

    private Failure unreadable(IOException e) {
        return Failure.of(
                "a layer of %s is cut off or damaged (%s)".formatted(where, diffId), "fetch or build it again", e);
    }
}
