package dev.mt.oci;

import dev.mt.core.Digest;
import java.util.Objects;

/**
 * One layer of an image.
 *
 * @param blob the layer as it stands in the manifest; in a docker archive, which has no manifest, as it stands there
 * @param diffId the digest of the uncompressed tar
 * @param content the blob's bytes
 * @param tar the bytes of the uncompressed tar
 */
public record Layer(Descriptor blob, Digest diffId, ByteSource content, ByteSource tar) {
    public Layer {
        Objects.requireNonNull(blob, "blob is null");
        Objects.requireNonNull(diffId, "diffId is null");
        Objects.requireNonNull(content, "content is null");
        Objects.requireNonNull(tar, "tar is null");
    }
}
