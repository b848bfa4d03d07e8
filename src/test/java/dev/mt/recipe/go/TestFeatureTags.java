package dev.mt.recipe.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Failure;
import dev.mt.core.process.Command;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.step.TestingWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFeatureTags {
    @TempDir
    Path folder;

    private final TestingCommandRunner commands = new TestingCommandRunner();

    @BeforeEach
    void script() {
        commands.on("build")
                .on(
                        "featuretags --list",
                        "cli: the command line",
                        "osrouter: routes",
                        "useroutes: takes routes",
                        "dns: x")
                .on("--min", "ts_omit_netstack,ts_include_cli,ts_omit_acme");
    }

    private FeatureTags step(Map<String, String> features) throws IOException {
        TestingGo go = new TestingGo(folder, commands);
        return new FeatureTags(go.module(), go.toolchain(), features, List.of("ts_include_cli", "extra"));
    }

    @Test
    void areWhatTailscalesProgramSaysSorted() throws IOException {
        TestingWork work = new TestingWork(folder, commands);
        step(Map.of("osrouter", "routes", "cli", "up")).run(work);
        assertThat(FeatureTags.read(work.output()))
                .containsExactly("extra", "ts_include_cli", "ts_omit_acme", "ts_omit_netstack");
        assertThat(commands.ran().stream().map(Command::words).map(List::getLast))
                .contains("--add=cli,osrouter");
    }

    @Test
    void anUnknownFeatureIsNamedWithTheNearest() throws IOException {
        FeatureTags step = step(Map.of("userroutes", "typing error"));
        TestingWork work = new TestingWork(folder, commands);
        Failure failure = catchThrowableOfType(Failure.class, () -> step.run(work));
        assertThat(failure).hasMessage("unknown feature 'userroutes' of Tailscale 1.104.5 in image/image.toml");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).startsWith("did you mean useroutes?"));
    }

    @Test
    void aFeaturesReasonIsNotInItsKey() throws IOException {
        assertThat(TestingWork.key(step(Map.of("dns", "a")))).isEqualTo(TestingWork.key(step(Map.of("dns", "b"))));
        assertThat(TestingWork.key(step(Map.of("dns", "a")))).isNotEqualTo(TestingWork.key(step(Map.of("cli", "a"))));
    }
}
