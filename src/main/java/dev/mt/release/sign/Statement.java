package dev.mt.release.sign;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something said about a manifest (in-toto attestation framework, Statement v1).
 *
 * @param subjects what it is about
 * @param predicateType an address that says what the predicate is
 * @param predicate what is said
 */
public record Statement(List<Digest> subjects, String predicateType, JsonNode predicate) {
    /** What a plain signature says, as cosign 3 has it: nothing but which manifest. */
    public static final String SIGNED = "https://sigstore.dev/cosign/sign/v1";

    static final String TYPE = "https://in-toto.io/Statement/v1";

    public Statement {
        subjects = List.copyOf(subjects);
        Objects.requireNonNull(predicateType, "predicateType is null");
        Objects.requireNonNull(predicate, "predicate is null");
    }

    /** Says that a manifest is signed. */
    public static Statement signed(Digest manifest) {
        return new Statement(List.of(manifest), SIGNED, JsonMapper.shared().createObjectNode());
    }

    public byte[] json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("_type", TYPE);
        ArrayNode about = node.putArray("subject");
        subjects.forEach(digest -> about.addObject().putObject("digest").put("sha256", digest.hex()));
        node.put("predicateType", predicateType);
        node.set("predicate", predicate);
        return JsonMapper.shared().writeValueAsBytes(node);
    }

    static Statement read(byte[] json, String where) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (!node.path("_type").asString("").equals(TYPE)) {
                throw Failure.of("%s is no statement of in-toto".formatted(where), "was it made by another program?");
            }
            return new Statement(
                    StreamSupport.stream(node.path("subject").spliterator(), false)
                            .map(each -> new Digest(
                                    each.path("digest").path("sha256").asString("none")))
                            .toList(),
                    node.path("predicateType").asString(""),
                    node.path("predicate"));
        } catch (JacksonException | IllegalArgumentException e) {
            throw Failure.of("%s is no statement of in-toto".formatted(where), "was it made by another program?", e);
        }
    }
}
