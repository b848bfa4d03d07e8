package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.certificates.CertificateChoice;
import dev.mt.recipe.go.Go;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.Workshop;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can only be said by Go: our additions' own tests, in the source that the recipe makes; and the list of tags. */
@Tag("machine")
final class TestTailscaleAdditions {
    private final Repository repository = new Repository(Path.of(System.getProperty("mt.home", ".")));
    private final Map<String, String> environment = System.getenv();
    private final ProcessRunner commands = new ProcessRunner();
    private final Host host = new Host(environment);

    @TempDir
    private Path folder = Path.of("");

    private List<Path> finish(Recipe recipe) {
        try (Workshop workshop = new Workshop(CacheFolder.of(environment), commands, event -> {}, 1)) {
            return workshop.finish(List.of(recipe.source(), recipe.tags()));
        }
    }

    private Recipe recipe() {
        TestingPrograms.require("go");
        return new Recipe(
                repository,
                Optional.empty(),
                new CertificateChoice.Common(),
                host,
                commands,
                CacheFolder.of(environment));
    }

    @Test
    void theirOwnTestsPass() throws IOException {
        Path source = finish(recipe()).getFirst();
        copy(source, folder);
        Path additions = repository.image("tailscale/additions");
        copy(additions, folder.resolve("src"));

        Go go = new Go(
                host, GoModule.read(repository.image("tailscale")).toolchain().orElseThrow(), commands);
        Command test = go.command("test", "-count=1", "-mod=readonly", "tailscale.com/mt/...")
                .in(folder);
        CommandResult result = commands.run(test);

        assertThat(result.status()).as(result.logText()).isZero();
        assertThat(result.output().stream().filter(line -> line.startsWith("ok ")))
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void tagsAreThoseRecorded() throws IOException {
        List<String> recorded = Files.readAllLines(repository.image("tailscale/tags.txt"));

        List<String> tags = Files.readAllLines(finish(recipe()).get(1).resolve("tags.txt"));

        assertThat(new TreeSet<>(tags))
                .as("review what the new list changes, then record it in image/tailscale/tags.txt")
                .isEqualTo(new TreeSet<>(recorded));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                if (!Files.exists(target)) {
                    Files.copy(path, target);
                }
            }
        }
    }
}
