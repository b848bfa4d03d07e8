package dev.mt.recipe.pins;

import dev.mt.core.toml.TomlTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

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
 * @param experiments what is on or off in the Go toolchain ({@code GOEXPERIMENT}), and why
 * @param inlining where the compiler may inline
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
        Map<String, String> experiments,
        Inlining inlining,
        Map<String, String> commits) {
    private static final Pattern MODE = Pattern.compile("[0-7]{4}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

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
        experiments = Map.copyOf(experiments);
        Objects.requireNonNull(inlining, "inlining is null");
        commits = Map.copyOf(commits);
    }

    /** Reads the file. */
    public static ImageSettings read(Path file) {
        TomlTable all = TomlTable.read(file).only("labels", "config", "folders", "tailscale", Budget.TABLE);
        Budget.in(all); // what is wrong with it is said even if nobody asks for it
        TomlTable config = all.table("config").only("entrypoint", "command", "environment", "volumes", "stop-signal");
        TomlTable tailscale = all.table("tailscale")
                .only("extra-tags", "features", "omitted", "experiments", Inlining.TABLE, "commits");
        Map<String, Integer> folders = new LinkedHashMap<>();
        all.texts("folders").forEach((path, mode) -> folders.put(path, mode(all, path, mode)));
        Map<String, String> features = tailscale.texts("features");
        Map<String, String> omitted = tailscale.texts("omitted");
        omitted.keySet().stream().filter(features::containsKey).findFirst().ifPresent(both -> {
            throw tailscale
                    .table("features")
                    .refused(both, "is omitted as well", "take it out of one of the two tables");
        });
        Map<String, String> commits = tailscale.texts("commits");
        commits.forEach((version, commit) -> {
            if (!COMMIT.matcher(commit).matches()) {
                throw tailscale.table("commits").refused(version, "is no commit: " + commit, "write all 40 digits");
            }
        });
        return new ImageSettings(
                all.texts("labels"),
                config.strings("entrypoint"),
                config.strings("command"),
                config.strings("environment"),
                config.strings("volumes"),
                config.string("stop-signal"),
                folders,
                features,
                omitted,
                tailscale.strings("extra-tags"),
                tailscale.texts("experiments"),
                Inlining.in(tailscale),
                commits);
    }

    private static int mode(TomlTable all, String path, String mode) {
        if (!MODE.matcher(mode).matches()) {
            throw all.table("folders").refused(path, "is no mode: " + mode, "write four octal digits, such as 0755");
        }
        return Integer.parseInt(mode, 8);
    }
}
