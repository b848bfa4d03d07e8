package dev.mt.oci;

import java.util.function.Predicate;

/** What manifests and indexes begin with: the schema's version, and their own media type. */
final class SchemaVersion {
    static final long VERSION = 2;

    private SchemaVersion() {}

    /**
     * The document's media type. OCI 1.0 let it away; a document that says another one is not what was asked for, which
     * keeps an index from being taken for a manifest (CVE-2021-41190).
     */
    static MediaType mediaType(JsonObject from, MediaType otherwise, Predicate<MediaType> expected) {
        if (from.count("schemaVersion") != VERSION) {
            throw from.broken("schemaVersion", "is not 2: images of Docker's first schema are not supported");
        }
        if (from.optionalText("mediaType").isEmpty()) {
            return otherwise;
        }
        MediaType found = from.mediaType("mediaType");
        if (!expected.test(found)) {
            throw from.broken("mediaType", "is %s, expected was %s".formatted(found, otherwise));
        }
        return found;
    }
}
