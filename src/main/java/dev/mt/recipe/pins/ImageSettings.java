package dev.mt.recipe.pins;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code image/image.toml}: what the image is, for people and for container engines, and which of Tailscale's features
 * are in it.
 *
 * @param labels OCI annotation keys without {@code org.opencontainers.image.} and their values
 * @param entrypoint what a container starts
 * @param command the arguments that it is started with
 * @param environment {@code NAME=value}
 * @param volumes folders that hold what must last
 * @param stopSignal the signal that ends it
 * @param folders empty folders, for mounting on, and their modes in octal
 * @param features Tailscale's features that are built in, and why
 * @param omitted features that a reader may miss, and why they are not
 * @param extraTags build tags that are no features
 * @param commits commits of Tailscale's repository by version
 */
public record ImageSettings(
        Map<String, String> labels,
        List<String> entrypoint,
        List<String> command,
        List<String> environment,
        List<String> volumes,
        String stopSignal,
        Map<String, Integer> folders,
        Map<String, String> features,
        Map<String, String> omitted,
        List<String> extraTags,
        Map<String, String> commits) {
    public ImageSettings {
        labels = Map.copyOf(labels);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        volumes = List.copyOf(volumes);
        Objects.requireNonNull(stopSignal, "stopSignal is null");
        folders = Map.copyOf(folders);
        features = Map.copyOf(features);
        omitted = Map.copyOf(omitted);
        extraTags = List.copyOf(extraTags);
        commits = Map.copyOf(commits);
    }

    /** Reads the file. */
    public static ImageSettings read(Path file) {
        TomlTable all = TomlTable.read(file).only("labels", "config", "folders", "tailscale");
        TomlTable config = all.table("config").only("entrypoint", "command", "environment", "volumes", "stop-signal");
        TomlTable tailscale = all.table("tailscale").only("extra-tags", "features", "omitted", "commits");
        Map<String, Integer> folders = new LinkedHashMap<>();
        all.texts("folders").forEach((path, mode) -> folders.put(path, Integer.parseInt(mode, 8)));
        return new ImageSettings(
                all.texts("labels"),
                config.strings("entrypoint"),
                config.strings("command"),
                config.strings("environment"),
                config.strings("volumes"),
                config.string("stop-signal"),
                folders,
                tailscale.texts("features"),
                tailscale.texts("omitted"),
                tailscale.strings("extra-tags"),
                tailscale.texts("commits"));
    }
}
