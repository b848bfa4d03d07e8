package dev.mt.routeros.schema;

import dev.mt.core.Failure;
import dev.mt.routeros.RouterOsVersion;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a folder of schemas as devices export them: a file {@code VERSION.json} or {@code VERSION.json.gz} per version,
 * as the project restraml publishes them. A node is {@code {"_type": "dir" | "path" | "cmd" | "arg", "desc": "…", NAME:
 * node, …}}.
 */
public final class SchemaFolder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FORM = "(.+?)\\.json(\\.gz)?";

    private SchemaFolder() {}

    /** Reads all schemas of a folder into one. */
    public static Schemas read(Path folder) {
        Map<RouterOsVersion, JsonNode> documents = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.matches(FORM)) {
                    Optional<RouterOsVersion> version = RouterOsVersion.read(name.replaceFirst(FORM, "$1"));
                    documents.put(version.orElseThrow(() -> unreadable(file, "its name is no version")), json(file));
                }
            }
        } catch (IOException e) {
            throw Failure.of("cannot read the schemas in " + folder, "give the folder with the .json.gz files", e);
        }
        if (documents.isEmpty() || documents.size() > VersionSet.MOST) {
            throw Failure.of(
                    "there are %d schemas in %s".formatted(documents.size(), folder),
                    "there must be 1 to %d files such as 7.24.json.gz".formatted(VersionSet.MOST));
        }
        List<JsonNode> roots = new ArrayList<>(documents.values());
        VersionSet all = VersionSet.first(roots.size());
        return new Schemas(List.copyOf(documents.keySet()), Entry.of("", Kind.MENU, all, children(roots)));
    }

    private static JsonNode json(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return MAPPER.readTree(in);
        } catch (JacksonException e) {
            throw Failure.of("cannot read the schema " + file, "get the file again", e);
        }
    }

    private static Failure unreadable(Path file, String why) {
        return Failure.of("cannot read the schema %s: %s".formatted(file, why), "name files such as 7.24.json.gz");
    }

    /** The children of one node of each version; a version without the node has a missing node. */
    private static SortedMap<String, Entry> children(List<JsonNode> nodes) {
        Map<String, JsonNode[]> byName = new TreeMap<>();
        for (int version = 0; version < nodes.size(); version++) {
            for (Map.Entry<String, JsonNode> child : nodes.get(version).properties()) {
                if (child.getValue().isObject()) {
                    byName.computeIfAbsent(child.getKey(), name -> missing(nodes.size()))[version] = child.getValue();
                }
            }
        }
        TreeMap<String, Entry> children = new TreeMap<>();
        byName.forEach((name, versions) -> children.put(name, entry(name, Arrays.asList(versions))));
        return children;
    }

    private static JsonNode[] missing(int count) {
        JsonNode[] nodes = new JsonNode[count];
        Arrays.fill(nodes, MAPPER.missingNode());
        return nodes;
    }

    private static Entry entry(String name, List<JsonNode> nodes) {
        VersionSet versions = VersionSet.NONE;
        Map<String, VersionSet> types = new TreeMap<>();
        Optional<Kind> kind = Optional.empty();
        for (int version = 0; version < nodes.size(); version++) {
            JsonNode node = nodes.get(version);
            if (!node.isMissingNode()) {
                Kind here = kind(name, node.path("_type").asString(""));
                if (kind.isPresent() && kind.get() != here) {
                    throw Failure.of("the schemas disagree on whether '%s' is a command".formatted(name));
                }
                kind = Optional.of(here);
                versions = versions.or(VersionSet.only(version));
                String type = Description.type(node.path("desc").asString("")).toString();
                types.merge(type, VersionSet.only(version), VersionSet::or);
            }
        }
        if (kind.orElseThrow() != Kind.ARGUMENT) {
            return Entry.of(name, kind.orElseThrow(), versions, children(nodes));
        }
        List<Entry.Typed> typed = new ArrayList<>();
        types.forEach((type, having) -> typed.add(new Entry.Typed(ArgumentType.parse(type), having)));
        return Entry.argument(name, versions, typed);
    }

    private static Kind kind(String name, String type) {
        return switch (type) {
            case "dir", "path" -> Kind.MENU;
            case "cmd" -> Kind.COMMAND;
            case "arg" -> Kind.ARGUMENT;
            default -> throw Failure.of("'%s' is of the kind '%s', which no schema has".formatted(name, type));
        };
    }
}
