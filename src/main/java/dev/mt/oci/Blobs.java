package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads blobs and holds them against their descriptors. */
public final class Blobs {
    /** What registries must accept for manifests (distribution specification, "Pushing Manifests"); ours are far below. */
    public static final long LARGEST_DOCUMENT = 4L << 20;

    private Blobs() {}

    /**
     * Copies a blob, checked.
     *
     * @param where what the blob is read from, for people
     * @throws Failure if size or digest are not those of the descriptor; what was written then is to be thrown away
     */
    public static void copy(ByteSource content, Descriptor blob, String where, OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            copy(in, blob, where, out);
        }
    }

    /** Copies a blob out of a stream, checked; reads no further than one byte after its end. */
    public static void copy(InputStream content, Descriptor blob, String where, OutputStream out) throws IOException {
        try (HashedStream in = new HashedStream(content)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0 && in.count() <= blob.size(); n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            if (in.count() != blob.size()) {
                String found = in.count() > blob.size() ? "more" : Long.toString(in.count());
                throw damaged(where, blob, "%d bytes".formatted(blob.size()), found);
            }
            Digest digest = in.digest();
            if (!digest.equals(blob.digest())) {
                throw damaged(where, blob, blob.digest().toString(), digest.toString());
            }
        }
    }

    /**
     * All bytes of a manifest, an index or a configuration, checked.
     *
     * @throws Failure also if it is larger than such a document may be
     */
    public static byte[] document(ByteSource content, Descriptor blob, String where) throws IOException {
        if (blob.size() > LARGEST_DOCUMENT) {
            throw Failure.of(
                    "%s has a %s of %d bytes".formatted(where, blob.mediaType(), blob.size()),
                    "documents of more than 4 MiB are not read");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) blob.size());
        copy(content, blob, where, bytes);
        return bytes.toByteArray();
    }

    private static Failure damaged(String where, Descriptor blob, String expected, String found) {
        return Failure.of(
                "blob %s of %s is damaged: expected %s, found %s".formatted(blob.digest(), where, expected, found),
                "delete it and build or fetch it again");
    }
}
