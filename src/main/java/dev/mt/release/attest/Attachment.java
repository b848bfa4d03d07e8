package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.oci.Annotations;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Manifest;
import dev.mt.oci.MediaType;
import dev.mt.registry.Referrers;
import dev.mt.release.sign.Bundle;
import dev.mt.release.sign.SigningKey;
import dev.mt.release.sign.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One file that goes into the registry as a referrer (OCI image specification, manifest.md, "Guidelines for Artifact Usage").
 *
 * @param name what it is, for people
 * @param subject the manifest or index that it is about
 * @param blob of the file, whose type is the artifact's too
 * @param content the file
 * @param annotations of the artifact
 */
public record Attachment(
        String name, Descriptor subject, Descriptor blob, ByteSource content, Map<String, String> annotations) {
    /** The configuration of what has none. */
    public static final ByteSource EMPTY = ByteSource.of("{}");

    /** What that is. */
    public static final Descriptor EMPTY_BLOB =
            Descriptor.of(new MediaType("application/vnd.oci.empty.v1+json"), Digest.of("{}"), 2);

    /** The annotation of sigstore's programs for what a bundle's statement is. */
    public static final String PREDICATE_TYPE = "dev.sigstore.bundle.predicateType";

    private static final String BUNDLE_CONTENT = "dev.sigstore.bundle.content";

    public Attachment {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(blob, "blob is null");
        subject = subject.plain();
        Objects.requireNonNull(content, "content is null");
        annotations = Map.copyOf(annotations);
    }

    /** A signed statement, annotated as cosign does it. */
    public static Attachment signed(
            String name, Descriptor subject, Statement statement, SigningKey key, Instant created) {
        byte[] content = Bundle.of(statement, key).json();
        return new Attachment(
                name,
                subject,
                Descriptor.of(Bundle.TYPE, content),
                ByteSource.of(content),
                Map.of(
                        Annotations.CREATED,
                        created.toString(),
                        BUNDLE_CONTENT,
                        "dsse-envelope",
                        PREDICATE_TYPE,
                        statement.predicateType()));
    }

    /** A file as it is. */
    public static Attachment plain(
            String name, Descriptor subject, MediaType type, byte[] content, String title, Instant created) {
        return file(name, subject, Descriptor.of(type, content), ByteSource.of(content), title, created);
    }

    /**
     * A file whose digest is known.
     *
     * @param title its name
     */
    public static Attachment file(
            String name, Descriptor subject, Descriptor blob, ByteSource content, String title, Instant created) {
        return new Attachment(
                name,
                subject,
                blob,
                content,
                Map.of(Annotations.CREATED, created.toString(), Annotations.TITLE, title));
    }

    /** What the registry lists. */
    public Referrers.Artifact artifact() {
        return Referrers.Artifact.of(new Manifest(
                MediaType.MANIFEST,
                Optional.of(blob.mediaType().name()),
                EMPTY_BLOB,
                List.of(blob),
                Optional.of(subject),
                new TreeMap<>(annotations)));
    }

    /** The digest of the file. */
    public Digest digest() {
        return blob.digest();
    }
}
