package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.release.sign.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code mt verify} found out about an image (in-toto attestation framework, test result v0.1): which checks passed, and
 * with what they were made. Times and figures stay in the proof, so that the same checks give the same statement.
 */
public final class TestResult {
    /** What such a statement is. */
    public static final String TYPE = "https://in-toto.io/attestation/test-result/v0.1";

    private TestResult() {}

    /**
     * The statement about a manifest.
     *
     * @param proof {@code dist/proof/<arch>.json}
     * @param where it was read, for people
     * @throws Failure if the proof is of another manifest
     */
    public static Statement of(byte[] proof, Digest manifest, String where) {
        JsonNode from = read(proof, where);
        if (!from.path("manifest").asString("").equals(manifest.toString())) {
            throw Failure.of("%s is not about %s".formatted(where, manifest), "verify again: ./mt verify");
        }
        ObjectNode predicate = JsonMapper.shared().createObjectNode();
        ArrayNode passed = JsonMapper.shared().createArrayNode();
        ArrayNode skipped = JsonMapper.shared().createArrayNode();
        ArrayNode failed = JsonMapper.shared().createArrayNode();
        for (JsonNode check : from.path("checks")) {
            String name = "%s/%s"
                    .formatted(
                            check.path("kernel").asString("?"),
                            check.path("name").asString("?"));
            switch (check.path("outcome").asString("")) {
                case "ok" -> passed.add(name);
                case "skipped" -> skipped.add(name);
                default -> failed.add(name);
            }
        }
        String result = !failed.isEmpty() ? "FAILED" : "PASSED";
        predicate.put("result", result);
        ArrayNode configuration = predicate.putArray("configuration");
        Map<String, String> with = new TreeMap<>();
        from.path("judgedWith")
                .properties()
                .forEach(each -> with.put(each.getKey(), each.getValue().asString("?")));
        with.forEach((name, version) -> configuration
                .addObject()
                .put("name", name)
                .putObject("annotations")
                .put("version", version));
        predicate.set("passedTests", passed);
        predicate.set("warnedTests", skipped);
        predicate.set("failedTests", failed);
        return new Statement(List.of(manifest), TYPE, predicate);
    }

    private static JsonNode read(byte[] proof, String where) {
        try {
            return JsonMapper.shared().readTree(proof);
        } catch (JacksonException e) {
            throw Failure.of("cannot read the proof " + where, "verify again: ./mt verify", e);
        }
    }
}
