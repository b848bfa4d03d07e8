package dev.mt.release.attest;

import java.util.Objects;
import java.util.Optional;

/**
 * Something of other people that a release is made of, or with.
 *
 * @param role whether it is in the image
 * @param name as people call it; a Go module's path
 * @param version empty if it is not known apart from what it came with
 * @param purl a package URL, which scanners look up
 * @param checksum what the pins say its bytes are, if they say it
 */
public record Component(Role role, String name, String version, String purl, Optional<Checksum> checksum) {
    /** What it is to the image. */
    public enum Role {
        /** Linked into, or copied into, the image. */
        INSIDE,
        /** Made something in the image, and is not in it. */
        TOOL
    }

    /**
     * A checksum.
     *
     * @param kind of bytes that it is of
     * @param hex lower-case hexadecimal digits
     */
    public record Checksum(Kind kind, String hex) {
        /** What the checksum is of. */
        public enum Kind {
            /** SHA-256 of one file. */
            FILE,
            /** SHA-256 over a Go module's files ({@code golang.org/x/mod/sumdb/dirhash}, Hash1). */
            GO_MODULE
        }

        public Checksum {
            Objects.requireNonNull(kind, "kind is null");
            if (!hex.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not a SHA-256: " + hex);
            }
        }
    }

    public Component {
        Objects.requireNonNull(role, "role is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(checksum, "checksum is null");
        if (!purl.startsWith("pkg:")) {
            throw new IllegalArgumentException("not a package URL: " + purl);
        }
    }
}
