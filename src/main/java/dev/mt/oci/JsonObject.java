package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object that is read field by field. What is missing or of another kind is a {@link Failure} that names the
 * document and the field; fields nobody asks for are ignored, as the specification wants it.
 */
final class JsonObject {
    private final String document;
    private final JsonNode node;

    private JsonObject(String document, JsonNode node) {
        this.document = document;
        this.node = node;
    }

    /**
     * Reads a whole document.
     *
     * @param document what it is, for people: "the manifest sha256:…"
     */
    static JsonObject read(byte[] json, String document) {
        return new JsonObject(document, tree(json, document)).checked("it is not a JSON object");
    }

    /** Reads a document that is a list of objects. */
    static List<JsonObject> readList(byte[] json, String document) {
        JsonNode list = tree(json, document);
        if (!list.isArray()) {
            throw unusable(document, "it is not a JSON list");
        }
        List<JsonObject> objects = new ArrayList<>();
        list.forEach(each -> objects.add(new JsonObject(document, each).checked("it holds what is no JSON object")));
        return objects;
    }

    private static JsonNode tree(byte[] json, String document) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw unusable(document, "it is not JSON (%s)".formatted(e.getOriginalMessage()));
        }
    }

    private JsonObject checked(String otherwise) {
        if (!node.isObject()) {
            throw unusable(document, otherwise);
        }
        return this;
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> broken(field, "is missing"));
    }

    /** A text; an empty one is none, as Go's {@code omitempty} has it. */
    Optional<String> optionalText(String field) {
        return present(field).map(value -> asText(field, value)).filter(text -> !text.isEmpty());
    }

    boolean flag(String field) {
        return present(field)
                .map(value -> value.booleanValueOpt().orElseThrow(() -> broken(field, "is neither true nor false")))
                .orElse(false);
    }

    /** A number that is not negative. */
    long count(String field) {
        JsonNode value = present(field).orElseThrow(() -> broken(field, "is missing"));
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw broken(field, "is not a number of bytes or things");
        }
        return value.longValue();
    }

    Digest digest(String field) {
        return asDigest(field, text(field));
    }

    List<Digest> digests(String field) {
        return texts(field).stream().map(text -> asDigest(field, text)).toList();
    }

    Optional<Instant> time(String field) {
        return optionalText(field).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw broken(field, "is not a time as RFC 3339 writes it ('%s')".formatted(text));
            }
        });
    }

    MediaType mediaType(String field) {
        try {
            return new MediaType(text(field));
        } catch (IllegalArgumentException e) {
            throw broken(field, "is not a media type ('%s')".formatted(text(field)));
        }
    }

    List<String> texts(String field) {
        return list(field, value -> asText(field, value));
    }

    JsonObject object(String field) {
        return optionalObject(field).orElseThrow(() -> broken(field, "is missing"));
    }

    Optional<JsonObject> optionalObject(String field) {
        return present(field).map(value -> new JsonObject(document, value).checked(field + " is not an object"));
    }

    List<JsonObject> objects(String field) {
        return list(field, value -> new JsonObject(document, value).checked(field + " holds what is no object"));
    }

    SortedMap<String, String> textMap(String field) {
        SortedMap<String, String> map = new TreeMap<>();
        optionalObject(field).ifPresent(o -> o.node.properties()
                .forEach(each -> map.put(each.getKey(), asText(field, each.getValue()))));
        return map;
    }

    /** The names in an object whose values say nothing, as in {@code "Volumes": {"/data": {}}}. */
    SortedSet<String> names(String field) {
        SortedSet<String> names = new TreeSet<>();
        optionalObject(field).ifPresent(o -> names.addAll(o.node.propertyNames()));
        return names;
    }

    /** What to throw when a field is not as it must be. */
    Failure broken(String field, String why) {
        return unusable(document, field + " " + why);
    }

    private static Failure unusable(String document, String why) {
        return Failure.of("%s cannot be used: %s".formatted(document, why), "was it cut off, or is it something else?");
    }

    private Optional<JsonNode> present(String field) {
        return node.optional(field).filter(value -> !value.isNull());
    }

    private String asText(String field, JsonNode value) {
        return value.stringValueOpt().orElseThrow(() -> broken(field, "is not a text"));
    }

    private Digest asDigest(String field, String text) {
        try {
            return Digest.parse(text);
        } catch (IllegalArgumentException e) {
            throw broken(field, "is not a SHA-256 digest ('%s'); other algorithms are not supported".formatted(text));
        }
    }

    private <T> List<T> list(String field, Function<JsonNode, T> each) {
        Optional<JsonNode> value = present(field);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray()) {
            throw broken(field, "is not a list");
        }
        List<T> all = new ArrayList<>();
        value.get().forEach(element -> all.add(each.apply(element)));
        return all;
    }
}
