package dev.mt.size;

import dev.mt.core.Digest;
import java.util.Objects;

/**
 * A layer of an image.
 *
 * @param digest of the layer as it is stored
 * @param stored its bytes as it is stored and pulled: compressed in layouts and registries, plain in docker archives
 * @param unpacked the bytes of its tar
 */
public record LayerSize(Digest digest, long stored, long unpacked) {
    public LayerSize {
        Objects.requireNonNull(digest, "digest is null");
    }
}
