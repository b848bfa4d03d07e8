package dev.mt.release.pins;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of somebody else's work, as one place of the repository names it.
 *
 * @param kind what sort of pin it is
 * @param name as its ecosystem calls it, such as {@code tailscale.com} or {@code info.picocli:picocli}
 * @param version as it stands there, without operators
 * @param place where it stands
 * @param checksum what guards the bytes: a hash of go.sum or of a requirements file, a digest; empty if nothing does
 */
public record Pin(Kind kind, String name, String version, Place place, Optional<String> checksum) {
    public Pin {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(place, "place is null");
        Objects.requireNonNull(checksum, "checksum is null");
    }

    /** Sorts of pins. */
    public enum Kind {
        /** A {@code require} line of a go.mod; guarded by go.sum. */
        GO_MODULE,
        /** A {@code toolchain} line of a go.mod; guarded by Go's checksum database. */
        GO_TOOLCHAIN,
        /** A dependency or plugin of pom.xml; Maven checks what the repository says, nothing is kept here. */
        MAVEN,
        /** A dependency of a package.json; guarded by its lock. */
        NPM,
        /** A line of a requirements file; guarded by its hashes. */
        PYTHON,
        /** An image that a pipeline runs in; guarded by its digest. */
        IMAGE,
        /** A source archive; guarded by its SHA-256. */
        SOURCE;

        /** As it is shown. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
