package dev.mt.core.toml;

import dev.mt.core.Failure;
import dev.mt.core.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A table of a TOML file that knows where it stands, so that every complaint names file and key.
 *
 * @param file the file, for messages
 * @param name the table's dotted name; empty for the whole file
 * @param node the table
 */
public record TomlTable(Path file, String name, JsonNode node) {
    public TomlTable {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(node, "node is null");
    }

    /**
     * Reads a file.
     *
     * @throws Failure if it cannot be read or is no TOML
     */
    public static TomlTable read(Path file) {
        try {
            return new TomlTable(file, "", new TomlMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, "it belongs to the repository: is that whole?", e);
        } catch (JacksonException e) {
            throw Failure.of(
                    "%s is no TOML: line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    "see https://toml.io/en/v1.0.0");
        }
    }

    /** Complains about keys that nobody reads: a misspelled key must not be ignored. */
    public TomlTable only(String... keys) {
        List<String> known = List.of(keys); // in an order, since a message may name them
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw Failure.of("%s: unknown key '%s'".formatted(file, name(key)), Suggestion.among(key, known));
            }
        }
        return this;
    }

    /** A text; it has to be there. */
    public String string(String key) {
        JsonNode value = required(key);
        if (!value.isString()) {
            throw wrong(key, "a text");
        }
        return value.stringValue();
    }

    /** A list of texts; none if the key is missing. */
    public List<String> strings(String key) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isString()) {
                throw wrong(key, "a list of texts");
            }
            values.add(value.stringValue());
        }
        return List.copyOf(values);
    }

    /** A table of texts in the file's order; empty if the key is missing. */
    public Map<String, String> texts(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        if (node.has(key)) {
            TomlTable table = table(key);
            table.node.propertyNames().forEach(each -> values.put(each, table.string(each)));
        }
        return values;
    }

    /** A table; it has to be there. */
    public TomlTable table(String key) {
        JsonNode value = required(key);
        if (!value.isObject()) {
            throw wrong(key, "a table");
        }
        return new TomlTable(file, name(key), value);
    }

    /** The tables of an array of tables; none if the key is missing. */
    public List<TomlTable> tables(String key) {
        List<TomlTable> tables = new ArrayList<>();
        for (JsonNode value : list(key)) {
            if (!value.isObject()) {
                throw wrong(key, "an array of tables");
            }
            tables.add(new TomlTable(file, "%s[%d]".formatted(name(key), tables.size() + 1), value));
        }
        return List.copyOf(tables);
    }

    /** A complaint about the value of a key. */
    public Failure refused(String key, String why, String hint) {
        return Failure.of("%s: '%s' %s".formatted(file, name(key), why), hint);
    }

    private Iterable<JsonNode> list(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(key, "a list");
        }
        return value;
    }

    private JsonNode required(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw Failure.of("%s: '%s' is missing".formatted(file, name(key)), "");
        }
        return value;
    }

    private Failure wrong(String key, String wanted) {
        return Failure.of("%s: '%s' must be %s".formatted(file, name(key), wanted), "");
    }

    private String name(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
