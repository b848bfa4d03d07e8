package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in a release, as CycloneDX 1.6 in JSON. */
public final class Bill {
    /** What the file is. */
    public static final MediaType TYPE = new MediaType("application/vnd.cyclonedx+json");
    /** What a statement that holds it is. */
    public static final String PREDICATE = "https://cyclonedx.org/bom";

    private Bill() {}

    /**
     * The document.
     *
     * @param index what is described
     */
    public static ObjectNode of(Origin origin, Digest index) {
        ObjectNode bill = JsonMapper.shared().createObjectNode();
        bill.put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        // The same release is the same document.
        UUID serial = UUID.nameUUIDFromBytes(index.toString().getBytes(StandardCharsets.UTF_8));
        bill.put("serialNumber", "urn:uuid:" + serial).put("version", 1);
        ObjectNode metadata = bill.putObject("metadata");
        metadata.put("timestamp", origin.created().toString());
        ArrayNode tools = metadata.putObject("tools").putArray("components");
        ObjectNode image = metadata.putObject("component");
        String name = origin.source().substring(origin.source().lastIndexOf('/') + 1);
        image.put("type", "container").put("bom-ref", index.toString());
        image.put("name", name).put("version", origin.tag().toString());
        hash(image, index.hex());
        ArrayNode components = bill.putArray("components");
        ArrayNode inside = JsonMapper.shared().createArrayNode();
        for (Component each : origin.components()) {
            switch (each.role()) {
                case INSIDE -> {
                    write(each, components.addObject());
                    inside.add(each.purl());
                }
                case TOOL -> write(each, tools.addObject());
            }
        }
        bill.putArray("dependencies").addObject().put("ref", index.toString()).set("dependsOn", inside);
        return bill;
    }

    /** Its bytes. */
    public static byte[] json(ObjectNode bill) {
        return JsonMapper.shared().writeValueAsBytes(bill);
    }

    private static void write(Component component, ObjectNode to) {
        boolean module = component.purl().startsWith("pkg:golang/");
        to.put("type", module ? "library" : "application").put("bom-ref", component.purl());
        to.put("name", component.name());
        if (!component.version().isEmpty()) {
            to.put("version", component.version());
        }
        // As CycloneDX's own program for Go modules does: go.sum's hash is a SHA-256, over a list of files.
        component.checksum().ifPresent(sum -> hash(to, sum.hex()));
        to.put("purl", component.purl());
    }

    private static void hash(ObjectNode to, String hex) {
        Map<String, String> hash = Map.of("SHA-256", hex);
        hash.forEach((algorithm, content) ->
                to.putArray("hashes").addObject().put("alg", algorithm).put("content", content));
    }
}
