package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What identifies a blob (OCI image specification, descriptor.md).
 *
 * @param mediaType what the blob is
 * @param digest the digest of its bytes
 * @param size how many bytes it has
 * @param annotations sorted by name
 * @param platform in an index: what the image runs on
 * @param artifactType in an index: what an artifact's manifest holds
 */
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        SortedMap<String, String> annotations,
        Optional<OciPlatform> platform,
        Optional<String> artifactType) {
    public Descriptor {
        Objects.requireNonNull(mediaType, "mediaType is null");
        Objects.requireNonNull(digest, "digest is null");
        if (size < 0) {
            throw new IllegalArgumentException("a blob of " + size + " bytes");
        }
        annotations = SortedMaps.copyOf(annotations);
    }

    /** A plain descriptor. */
    public static Descriptor of(MediaType mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, SortedMaps.none(), Optional.empty(), Optional.empty());
    }

    /** Of bytes at hand. */
    public static Descriptor of(MediaType mediaType, byte[] bytes) {
        return of(mediaType, Digest.of(bytes), bytes.length);
    }

    /** The same for a platform. */
    public Descriptor on(Platform known) {
        return new Descriptor(mediaType, digest, size, annotations, Optional.of(OciPlatform.of(known)), artifactType);
    }

    /** The same with these annotations in place of its own. */
    public Descriptor annotated(Map<String, String> with) {
        return new Descriptor(mediaType, digest, size, SortedMaps.copyOf(with), platform, artifactType);
    }

    /** The same without annotations, platform and artifact type. */
    public Descriptor plain() {
        return of(mediaType, digest, size);
    }
}
