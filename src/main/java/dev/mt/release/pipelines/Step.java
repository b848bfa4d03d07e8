package dev.mt.release.pipelines;

import dev.mt.release.pins.Place;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A step of a workflow.
 *
 * @param name what others call it
 * @param place its first line
 * @param privileged whether it may do what root may
 * @param environment variables that are written down
 * @param secrets variables that Woodpecker fills, and the names of their secrets
 * @param dependsOn the steps that it waits for
 * @param commands what it runs
 */
record Step(
        String name,
        Place place,
        boolean privileged,
        Map<String, YamlNode> environment,
        Map<String, YamlNode> secrets,
        List<YamlNode> dependsOn,
        List<YamlNode> commands) {
    Step {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(place, "place is null");
        environment = Map.copyOf(environment);
        secrets = Map.copyOf(secrets);
        dependsOn = List.copyOf(dependsOn);
        commands = List.copyOf(commands);
    }

    static Step of(String name, YamlNode yaml) {
        Map<String, YamlNode> environment = new TreeMap<>();
        Map<String, YamlNode> secrets = new TreeMap<>();
        for (String key : List.of("environment", "settings")) {
            yaml.get(key).ifPresent(map -> map.entries().forEach((variable, value) -> value.get("from_secret")
                    .ifPresentOrElse(secret -> secrets.put(variable, secret), () -> environment.put(variable, value))));
        }
        return new Step(
                name,
                yaml.place(),
                yaml.get("privileged").map(YamlNode::text).orElse("").equals("true"),
                environment,
                secrets,
                yaml.get("depends_on").map(YamlNode::items).orElse(List.of()),
                yaml.get("commands").map(YamlNode::items).orElse(List.of()));
    }

    /** Whether something sets a variable before its commands run. */
    boolean sets(String variable) {
        return environment.containsKey(variable) || secrets.containsKey(variable);
    }
}
