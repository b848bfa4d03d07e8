package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.ProcessRunner;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.ImageSettings;
import dev.mt.recipe.pins.TailscalePin;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.TestingWork;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code image.toml} says of features is true of the pinned Tailscale. */
@Tag("machine")
class TestOmittedFeatures {
    @TempDir
    Path folder;

    private final ProcessRunner commands = new ProcessRunner();
    private final ImageSettings settings = ImageSettings.read(TestingImageFolder.file("image.toml"));

    @BeforeEach
    void needsGo() {
        TestingPrograms.require(
                new Host(System.getenv()).inPath("go").isPresent() || Files.exists(Path.of("/usr/local/go/bin/go")),
                "no Go");
    }

    private FeatureTags step() {
        GoModule pins = GoModule.read(TestingImageFolder.file("tailscale"));
        GoToolchain toolchain = new GoToolchain(
                new Go(new Host(System.getenv()), pins.toolchain().orElseThrow(), commands));
        TailscalePin pin = TailscalePin.of(pins, Optional.empty(), settings);
        return FeatureTags.of(new TailscaleModule(pin, toolchain), toolchain, settings);
    }

    /** A misspelled omission would be a reason for nothing. */
    @Test
    void whatIsOmittedIsAFeatureThatIsReallyOut() throws IOException {
        TestingWork work = new TestingWork(folder, commands);
        step().run(work);
        List<String> tags = FeatureTags.read(work.output());
        Path program = work.scratch().resolve("featuretags");
        List<String> known = commands.run(Command.of(program.toString(), "--list")).orFail("listing").output().stream()
                .map(line -> line.strip().split(":", 2)[0])
                .toList();
        assertThat(known).containsAll(settings.omitted().keySet());
        assertThat(tags)
                .containsAll(settings.omitted().keySet().stream()
                        .map(name -> "ts_omit_" + name)
                        .toList());
        assertThat(tags)
                .doesNotContainAnyElementsOf(settings.features().keySet().stream()
                        .map(name -> "ts_omit_" + name)
                        .toList());
    }
}
