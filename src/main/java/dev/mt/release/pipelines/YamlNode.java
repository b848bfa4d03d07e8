package dev.mt.release.pipelines;

import dev.mt.core.Failure;
import dev.mt.release.pins.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML file (YAML 1.2), which knows its line. Only what pipelines use: keys are texts, and the schema says which.
 *
 * @param file the file's name below the checkout
 * @param node the value
 */
record YamlNode(String file, Node node) {
    YamlNode {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(node, "node is null");
    }

    /**
     * Reads a file's text.
     *
     * @throws Failure if it is no YAML, or empty
     */
    static YamlNode read(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .map(node -> new YamlNode(file, node))
                    .orElseThrow(() -> Failure.of(file + " is empty", "write a pipeline, or delete the file"));
        } catch (YamlEngineException e) {
            throw Failure.of(
                    "%s is no YAML: %s"
                            .formatted(file, String.valueOf(e.getMessage()).strip()),
                    "see https://yaml.org/spec/1.2.2");
        }
    }

    Place place() {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new Place(file, line);
    }

    /** The value of a key; nothing if it is missing, or this is no mapping. */
    Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The entries of a mapping in their order; none if this is none. */
    Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), new YamlNode(file, tuple.getValueNode()));
                }
            }
        }
        return entries;
    }

    /** The values of a list, or this value alone if it is none. */
    List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(value -> items.add(new YamlNode(file, value)));
        } else {
            items.add(this);
        }
        return items;
    }

    /** A text, number or truth value, as it is written; empty for anything else. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Every text in it, keys left out. */
    List<YamlNode> texts() {
        List<YamlNode> texts = new ArrayList<>();
        switch (node) {
            case ScalarNode ignored -> texts.add(this);
            case SequenceNode ignored -> items().forEach(item -> texts.addAll(item.texts()));
            case MappingNode ignored -> entries().values().forEach(value -> texts.addAll(value.texts()));
            default -> {}
        }
        return texts;
    }
}
