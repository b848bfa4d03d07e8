package dev.mt.routeros.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import dev.mt.routeros.simulator.console.ByteText;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests. */
final class Requests {
    /** A body of 126 KiB gave 413 on a router [CEN]; where exactly the border is, is not known. */
    private static final int LONGEST = 100_000;

    private Requests() {}

    static RestRequest read(HttpExchange exchange, String path, JsonMapper json) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new RestError(413, "");
        }
        Map<String, String> body = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        if (bytes.length > 0) {
            String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .orElse("");
            if (!type.startsWith("application/json")) {
                throw new RestError(415, "");
            }
            object(bytes, json).forEachEntry((name, value) -> {
                if (value.isArray()) {
                    List<String> items = new ArrayList<>();
                    value.forEach(item -> items.add(text(item)));
                    lists.put(name, List.copyOf(items));
                    body.put(name, String.join(",", items));
                } else {
                    body.put(name, text(value));
                }
            });
        }
        List<String> words = new ArrayList<>();
        for (String word : path.split("/", -1)) {
            if (!word.isEmpty()) {
                words.add(ByteText.ofPeople(decode(word.replace("+", "%2B"))));
            }
        }
        return new RestRequest(exchange.getRequestMethod(), words, query(exchange), body, lists);
    }

    private static JsonNode object(byte[] bytes, JsonMapper json) {
        try {
            JsonNode node = json.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new RestError(400, "Failed to parse json");
        }
        throw new RestError(400, "Failed to parse json");
    }

    private static String text(JsonNode value) {
        return ByteText.ofPeople(value.isValueNode() ? value.asString() : value.toString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String each : raw == null ? new String[0] : raw.split("&", -1)) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (!name.isEmpty()) {
                query.put(decode(name), ByteText.ofPeople(decode(equals < 0 ? "" : each.substring(equals + 1))));
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RestError(400, "invalid URL");
        }
    }
}
