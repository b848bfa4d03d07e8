package dev.mt.recipe.go;

import dev.mt.core.process.CommandResult;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.step.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder with a {@code go.mod} and a {@code go.sum}, in which commands of Go run.
 *
 * @param folder the folder
 * @param go the Go command
 */
public record ModuleFolder(Path folder, Go go) {
    public ModuleFolder {
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(go, "go is null");
    }

    /** A folder with copies of pinned module files: Go refuses what they do not name. */
    public static ModuleFolder pinned(Path folder, GoModule pins, Go go) throws IOException {
        Files.createDirectories(folder);
        Files.copy(pins.file(), folder.resolve("go.mod"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(pins.sums(), folder.resolve("go.sum"), StandardCopyOption.REPLACE_EXISTING);
        return new ModuleFolder(folder, go);
    }

    /** A folder whose module files Go completes, checking each module with its checksum database. */
    static ModuleFolder open(Path folder, String path, String version, Go go) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("go.mod"), """
                module mikrotik-tailscale/image/tailscale

                go %s

                require %s %s
                """.formatted(go.toolchain().substring("go".length()), path, version));
        return new ModuleFolder(folder, go);
    }

    /**
     * A downloaded module.
     *
     * @param folder where Go keeps it, read-only
     * @param released when its version was made
     */
    public record Downloaded(Path folder, Instant released) {}

    /** Downloads a module that is checked against go.sum or the checksum database. */
    public Downloaded download(Work work, String path, String version) throws IOException {
        String doing = "downloading " + path + "@" + version;
        CommandResult result = work.transferring(() -> work.run(
                go.command("mod", "download", "-json", path + "@" + version).in(folder)));
        JsonMapper json = new JsonMapper();
        JsonNode module = json.readTree(GoFailure.check(result, doing, go).text());
        JsonNode info =
                json.readTree(Files.readString(Path.of(module.required("Info").stringValue())));
        return new Downloaded(
                Path.of(module.required("Dir").stringValue()),
                Instant.parse(info.required("Time").stringValue()));
    }
}
