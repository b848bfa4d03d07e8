package dev.mt.oci;

/** Something that blobs can be read from: a layout folder, a repository. */
@FunctionalInterface
public interface BlobSource {
    /**
     * A blob's bytes, not held against the descriptor yet ({@link Blobs} does that).
     *
     * @throws dev.mt.core.Failure if it is not there
     */
    ByteSource blob(Descriptor blob);
}
