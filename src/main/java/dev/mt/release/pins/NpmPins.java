package dev.mt.release.pins;

import dev.mt.core.Failure;
import dev.mt.release.pins.Pin.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pins of a package.json; its package-lock.json has the hashes. */
final class NpmPins {
    private static final List<String> SECTIONS = List.of("dependencies", "devDependencies", "optionalDependencies");

    private NpmPins() {}

    static List<Pin> of(Path root, TextFile file) {
        JsonNode locked = json(file.beside(root, "package-lock.json")).path("packages");
        List<Pin> pins = new ArrayList<>();
        for (String section : SECTIONS) {
            JsonNode dependencies = json(file).path(section);
            for (String name : dependencies.propertyNames()) {
                String version = dependencies.path(name).asString();
                JsonNode lock = locked.path("node_modules/" + name);
                Optional<String> integrity = lock.path("version").asString("").equals(version)
                        ? lock.path("integrity").asStringOpt()
                        : Optional.empty();
                int at = Math.max(0, file.text().indexOf('"' + name + "\": \""));
                pins.add(new Pin(Kind.NPM, name, version, file.at(at), integrity));
            }
        }
        return pins;
    }

    private static JsonNode json(TextFile file) {
        if (file.lines().isEmpty()) {
            return JsonMapper.shared().createObjectNode();
        }
        try {
            return JsonMapper.shared().readTree(file.text());
        } catch (JacksonException e) {
            throw Failure.of(file.name() + " is no JSON", "is the repository whole?", e);
        }
    }
}
