package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.release.sign.Bundle;
import dev.mt.release.sign.Statement;
import dev.mt.release.sign.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that refers to a manifest in a repository.
 *
 * @param subject what it refers to
 * @param blob the file itself
 * @param type what the file is
 * @param text its content; empty for what is no JSON
 */
public record AttachedFile(Digest subject, Digest blob, String type, String text) {
    public AttachedFile {
        Objects.requireNonNull(subject, "subject is null");
        Objects.requireNonNull(blob, "blob is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(text, "text is null");
    }

    /** Whether it is a signed statement. */
    public boolean isBundle() {
        return type.equals(Bundle.TYPE.name());
    }

    private Optional<Bundle> bundle() {
        try {
            return Optional.of(Bundle.read(text.getBytes(StandardCharsets.UTF_8), "a bundle of " + subject));
        } catch (Failure e) {
            return Optional.empty(); // somebody else's, with a certificate perhaps
        }
    }

    /** The key that a statement of some type claims to be signed with; nothing is checked. */
    public Optional<String> claimedSigner(String predicateType) {
        try {
            return bundle().filter(bundle -> bundle.statement("a bundle of " + subject)
                            .predicateType()
                            .equals(predicateType))
                    .map(Bundle::hint);
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    /** What a provenance, signed or not, claims was published although it was not verified; nothing is checked. */
    public List<String> claimedUnproven() {
        try {
            if (type.equals(Provenance.UNSIGNED.name())) {
                return Provenance.unproven(JsonMapper.shared().readTree(text).path("predicate"));
            }
            return bundle().map(bundle -> bundle.statement("a bundle of " + subject))
                    .filter(statement -> statement.predicateType().equals(Provenance.TYPE))
                    .map(statement -> Provenance.unproven(statement.predicate()))
                    .orElse(List.of());
        } catch (Failure | JacksonException e) {
            return List.of(); // somebody else's
        }
    }

    /** What it says about its subject, if a key signed just that. */
    public Optional<Statement> signedBy(VerifyingKey key) {
        return bundle().filter(bundle -> bundle.verifies(key))
                .map(bundle -> bundle.statement("a bundle of " + subject))
                .filter(statement -> statement.subjects().contains(subject));
    }
}
