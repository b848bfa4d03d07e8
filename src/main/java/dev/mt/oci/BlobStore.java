package dev.mt.oci;

import java.io.IOException;

/** Something that keeps blobs under their digests. */
public interface BlobStore extends BlobSource {
    /** Whether the blob is there already, whole. */
    boolean has(Descriptor blob) throws IOException;

    /**
     * Keeps a blob; it appears whole or not at all.
     *
     * @throws dev.mt.core.Failure if the content is not what the descriptor says
     */
    void put(Descriptor blob, ByteSource content) throws IOException;
}
