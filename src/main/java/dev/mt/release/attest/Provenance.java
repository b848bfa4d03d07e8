package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.oci.MediaType;
import dev.mt.release.attest.Component.Checksum;
import dev.mt.release.sign.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a release was built (SLSA provenance v1). It has no time and no number of a run: the same commit gives the same bytes,
 * here as in the images.
 */
public final class Provenance {
    /** What such a statement is. */
    public static final String TYPE = "https://slsa.dev/provenance/v1";

    /** A statement that nobody signed (in-toto attestation framework, statement v1). */
    public static final MediaType UNSIGNED = new MediaType("application/vnd.in-toto+json");

    private Provenance() {}

    /** What a statement of this kind says was published although it was not verified, a sentence each. */
    public static List<String> unproven(JsonNode predicate) {
        return predicate.path("buildDefinition").path("externalParameters").path("unproven").values().stream()
                .map(each -> each.asString(""))
                .toList();
    }

    /** The files without a signature of their own that a statement of this kind vouches for, by name. */
    public static Map<String, Digest> byproducts(JsonNode predicate) {
        Map<String, Digest> byproducts = new LinkedHashMap<>();
        for (JsonNode each : predicate.path("runDetails").path("byproducts")) {
            String hex = each.path("digest").path("sha256").asString("");
            if (hex.matches("[0-9a-f]{64}")) {
                byproducts.put(each.path("name").asString("?"), Digest.parse("sha256:" + hex));
            }
        }
        return byproducts;
    }

    /**
     * The statement.
     *
     * @param subjects the index and the manifests in it
     * @param byproducts what is attached besides, by name: so that the signature is of these too
     */
    public static Statement of(Origin origin, List<Digest> subjects, Map<String, Digest> byproducts) {
        ObjectNode predicate = JsonMapper.shared().createObjectNode();
        ObjectNode definition = predicate.putObject("buildDefinition");
        definition.put("buildType", origin.source() + "#mt-build-v1");
        ObjectNode parameters = definition.putObject("externalParameters");
        String repository = "git+%s@refs/tags/%s".formatted(origin.source(), origin.tag());
        parameters.put("release", origin.tag().toString());
        parameters.put("source", repository);
        if (!origin.unproven().isEmpty()) {
            ArrayNode unproven = parameters.putArray("unproven");
            origin.unproven().forEach(unproven::add);
        }
        ArrayNode dependencies = definition.putArray("resolvedDependencies");
        origin.revision().ifPresent(commit -> dependencies
                .addObject()
                .put("uri", repository)
                .putObject("digest")
                .put("gitCommit", commit));
        origin.components().forEach(each -> write(each, dependencies.addObject()));
        ObjectNode run = predicate.putObject("runDetails");
        run.putObject("builder").put("id", origin.source() + "#mt");
        ArrayNode more = run.putArray("byproducts");
        byproducts.forEach((name, digest) ->
                more.addObject().put("name", name).putObject("digest").put("sha256", digest.hex()));
        return new Statement(subjects, TYPE, predicate);
    }

    private static void write(Component component, ObjectNode to) {
        to.put("uri", component.purl()).put("name", component.name());
        Optional<Checksum> checksum = component.checksum();
        checksum.ifPresent(sum -> to.putObject("digest")
                .put(
                        switch (sum.kind()) {
                            case FILE -> "sha256";
                            case GO_MODULE -> "dirHash1";
                        },
                        sum.hex()));
    }
}
