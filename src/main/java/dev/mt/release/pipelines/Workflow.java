package dev.mt.release.pipelines;

import dev.mt.core.Failure;
import dev.mt.release.pins.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file of {@code .woodpecker} (woodpecker-ci.org, "Workflow syntax").
 *
 * @param name its name without ending, by which others depend on it
 * @param place its first line
 * @param events what starts it
 * @param dependsOn the workflows that it waits for, each with its line
 * @param steps its steps
 * @param yaml everything in it
 */
record Workflow(
        String name, Place place, Set<String> events, List<YamlNode> dependsOn, List<Step> steps, YamlNode yaml) {
    static final String FOLDER = ".woodpecker";

    Workflow {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(place, "place is null");
        events = Set.copyOf(events);
        dependsOn = List.copyOf(dependsOn);
        steps = List.copyOf(steps);
        Objects.requireNonNull(yaml, "yaml is null");
    }

    /** All of a checkout, in the order of their names. */
    static List<Workflow> all(Path checkout) {
        Path folder = checkout.resolve(FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            List<Workflow> workflows = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                    workflows.add(of(name, Files.readString(file)));
                }
            }
            return workflows;
        } catch (IOException e) {
            throw Failure.of("cannot read the pipelines in " + folder, "is the repository whole?", e);
        }
    }

    static Workflow of(String fileName, String text) {
        YamlNode yaml = YamlNode.read(FOLDER + "/" + fileName, text);
        Set<String> events = new LinkedHashSet<>();
        yaml.get("when").ifPresent(when -> when.items()
                .forEach(condition -> condition.get("event").ifPresent(event -> event.items()
                        .forEach(each -> events.add(each.text())))));
        List<Step> steps = new ArrayList<>();
        yaml.get("steps").ifPresent(list -> {
            Map<String, YamlNode> named = list.entries();
            named.forEach((name, step) -> steps.add(Step.of(name, step)));
            if (named.isEmpty()) {
                list.items()
                        .forEach(step -> steps.add(
                                Step.of(step.get("name").map(YamlNode::text).orElse(""), step)));
            }
        });
        List<YamlNode> dependsOn = yaml.get("depends_on").map(YamlNode::items).orElse(List.of());
        String name = fileName.replaceFirst("\\.ya?ml$", "");
        return new Workflow(name, yaml.place(), events, dependsOn, steps, yaml);
    }
}
