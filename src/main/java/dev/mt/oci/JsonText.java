package dev.mt.oci;

import dev.mt.core.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that is written field by field, in the order of the calls, without spaces, in UTF-8. What is empty is
 * left out, so that equal values always give equal bytes.
 */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    /** The bytes of a document. */
    static byte[] document(Consumer<JsonText> fields) {
        return MAPPER.writeValueAsBytes(object(fields));
    }

    /** The bytes of a list of one object, as a docker archive's manifest.json is. */
    static byte[] listOfOne(Consumer<JsonText> fields) {
        return MAPPER.writeValueAsBytes(JsonNodeFactory.instance.arrayNode().add(object(fields)));
    }

    JsonText field(String name, long number) {
        node.put(name, number);
        return this;
    }

    JsonText field(String name, String text) {
        node.put(name, text);
        return this;
    }

    JsonText field(String name, Digest digest) {
        return field(name, digest.toString());
    }

    JsonText field(String name, MediaType mediaType) {
        return field(name, mediaType.name());
    }

    JsonText field(String name, Optional<String> text) {
        text.ifPresent(present -> field(name, present));
        return this;
    }

    /** A time as {@code 2026-01-31T12:00:00Z}; fractions of a second only where there are some. */
    JsonText time(String name, Optional<Instant> time) {
        time.ifPresent(present -> field(name, present.toString()));
        return this;
    }

    /** Written only if true. */
    JsonText flag(String name, boolean flag) {
        if (flag) {
            node.put(name, true);
        }
        return this;
    }

    JsonText texts(String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            list(name, texts, (array, text) -> array.add(text));
        }
        return this;
    }

    JsonText textMap(String name, SortedMap<String, String> map) {
        return map.isEmpty() ? this : field(name, o -> map.forEach(o::field));
    }

    /** An object with these names, each with an empty object. */
    JsonText names(String name, Collection<String> names) {
        return names.isEmpty() ? this : field(name, o -> names.forEach(each -> o.field(each, nothing -> {})));
    }

    JsonText field(String name, Consumer<JsonText> fields) {
        node.set(name, object(fields));
        return this;
    }

    /** A list of objects, written even if empty: those in manifests are required. */
    <T> JsonText objects(String name, Collection<T> values, BiConsumer<T, JsonText> fields) {
        return list(name, values, (array, value) -> array.add(object(o -> fields.accept(value, o))));
    }

    private <T> JsonText list(String name, Collection<T> values, BiConsumer<ArrayNode, T> each) {
        ArrayNode array = node.putArray(name);
        values.forEach(value -> each.accept(array, value));
        return this;
    }

    private static JsonNode object(Consumer<JsonText> fields) {
        JsonText text = new JsonText();
        fields.accept(text);
        return text.node;
    }
}
