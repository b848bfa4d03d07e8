package dev.mt.release.pins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code .ci/sums}, which Renovate calls after it changed a go.mod, writes the go.sum that is in the repository. */
@Tag("machine")
class TestSums {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"image/tailscale", "image/certificates", "proof/registry", "proof/stock"})
    void anUnchangedModuleKeepsItsSums(String module) throws IOException {
        TestingPrograms.require("go");
        for (String file : new String[] {".ci/sums", module + "/go.mod", module + "/go.sum"}) {
            copy(file);
        }
        if (module.equals("image/tailscale")) {
            copy(module + "/tags.txt");
        }
        Path sums = folder.resolve(module + "/go.sum");
        Files.writeString(sums, "example.com/stale v1.0.0 h1:x=\n");
        CommandResult result = run(module);
        assertThat(result.succeeded()).as(result.logText()).isTrue();
        assertThat(sums).hasSameTextualContentAs(TestingRenovate.HOME.resolve(module + "/go.sum"));
        assertThat(folder.resolve(module + "/go.mod"))
                .hasSameTextualContentAs(TestingRenovate.HOME.resolve(module + "/go.mod"));
    }

    @Test
    void aModuleThatNobodyKnowsIsRefused() throws IOException {
        copy(".ci/sums");
        copy("proof/safety/go.mod");
        CommandResult result = run("proof/safety");
        assertThat(result.succeeded()).isFalse();
        assertThat(result.logText()).contains("nobody said which packages of proof/safety are built");
    }

    private void copy(String file) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(TestingRenovate.HOME.resolve(file), target);
        target.toFile().setExecutable(file.startsWith(".ci/"));
    }

    private CommandResult run(String module) {
        return new ProcessRunner()
                .run(Command.of("./.ci/sums", module)
                        .in(folder)
                        .with(Map.of(
                                "PATH",
                                        Optional.ofNullable(System.getenv("PATH"))
                                                .orElse("/usr/bin:/bin"),
                                "HOME",
                                        Optional.ofNullable(System.getenv("HOME"))
                                                .orElse("/"))));
    }
}
