package dev.mt.oci;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a blob are, by the names of the OCI image specification (media-types.md) and of Docker's image
 * manifest version 2, schema 2. Any other name is allowed: artifacts have their own.
 *
 * @param name such as {@code application/vnd.oci.image.manifest.v1+json}
 */
public record MediaType(String name) {
    public static final MediaType INDEX = new MediaType("application/vnd.oci.image.index.v1+json");
    public static final MediaType MANIFEST = new MediaType("application/vnd.oci.image.manifest.v1+json");
    public static final MediaType CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    public static final MediaType LAYER_TAR = new MediaType("application/vnd.oci.image.layer.v1.tar");
    public static final MediaType LAYER_GZIP = new MediaType("application/vnd.oci.image.layer.v1.tar+gzip");

    public static final MediaType DOCKER_INDEX =
            new MediaType("application/vnd.docker.distribution.manifest.list.v2+json");
    public static final MediaType DOCKER_MANIFEST =
            new MediaType("application/vnd.docker.distribution.manifest.v2+json");
    public static final MediaType DOCKER_CONFIG = new MediaType("application/vnd.docker.container.image.v1+json");
    public static final MediaType DOCKER_LAYER_TAR = new MediaType("application/vnd.docker.image.rootfs.diff.tar");
    public static final MediaType DOCKER_LAYER_GZIP =
            new MediaType("application/vnd.docker.image.rootfs.diff.tar.gzip");

    public MediaType {
        int slash = name.indexOf('/');
        if (slash < 0 || !isName(name.substring(0, slash)) || !isName(name.substring(slash + 1))) {
            throw new IllegalArgumentException("not a media type: " + name);
        }
    }

    /** Whether it is a type's or subtype's name (RFC 6838, section 4.2). By hand, as digests are. */
    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && (i == 0 || "!#$&^_.+-".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 127;
    }

    /** Whether it is a list of manifests. */
    public boolean isIndex() {
        return equals(INDEX) || equals(DOCKER_INDEX);
    }

    /** Whether it is the manifest of one image. */
    public boolean isManifest() {
        return equals(MANIFEST) || equals(DOCKER_MANIFEST);
    }

    /** Whether it is the configuration of an image that can run. */
    public boolean isConfig() {
        return equals(CONFIG) || equals(DOCKER_CONFIG);
    }

    /** How a layer's tar is packed; nothing for what is no layer that can be read here (zstd included). */
    public Optional<Packing> packing() {
        if (equals(LAYER_GZIP) || equals(DOCKER_LAYER_GZIP)) {
            return Optional.of(Packing.GZIP);
        }
        if (equals(LAYER_TAR) || equals(DOCKER_LAYER_TAR)) {
            return Optional.of(Packing.NONE);
        }
        return Optional.empty();
    }

    // As in Digest: a record's own two take long at the start of a program.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaType type && name.equals(type.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** How a layer's tar is packed. */
    public enum Packing {
        /** The tar itself. */
        NONE,
        /** Gzip, as RouterOS wants it from registries. */
        GZIP
    }
}
