package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Failure;
import dev.mt.routeros.check.Checker;
import dev.mt.routeros.check.Finding;
import dev.mt.routeros.check.Severity;
import dev.mt.routeros.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The scripts as texts: settings, and every command in them and in the document about them. */
class TestScripts {
    static final List<String> NAMES = RouterScript.NAMES;

    private static List<Finding> serious(String text) {
        Checker checker = Checker.of(Schemas.bundled(), Schemas.bundled().versions());
        return checker.check(text).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyVersionTakesEveryCommand(String name) {
        assertThat(serious(RouterScript.named(name).text())).isEmpty();
    }

    /** A command block may say which version it is for: {@code ```rsc 7.21}. */
    @Test
    void everyVersionTakesTheCommandsOfTheDocument() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("mt.home", "."), "docs/USAGE.md"));
        List<MatchResult> blocks = Pattern.compile("```rsc( 7\\.[0-9]+)?\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .toList();
        assertThat(blocks).hasSizeGreaterThan(10);
        for (MatchResult block : blocks) {
            String requires = block.group(1) == null ? "" : "# requires RouterOS" + block.group(1) + "\n";
            String script = requires + block.group(2);
            Checker checker = dev.mt.routeros.check.RequiredVersion.of(script)
                    .map(from -> Checker.of(
                            Schemas.bundled(),
                            Schemas.bundled().versions().stream()
                                    .filter(version -> version.isAtLeast(from))
                                    .toList()))
                    .orElseGet(() ->
                            Checker.of(Schemas.bundled(), Schemas.bundled().versions()));
            assertThat(checker.check(script)).as(block.group(2)).noneMatch(f -> f.severity() != Severity.NOTE);
        }
    }

    @Test
    void valuesGetInAsTheyAre() {
        RouterScript script = RouterScript.named("setup.rsc")
                .with("hostname", "a \"b\" $c \\d")
                .with("lan", "10.0.0.0/8")
                .with("ramOnly", "true");
        assertThat(script.text())
                .contains(":local hostname \"a \\\"b\\\" \\$c \\\\d\"\n", ":local lan \"10.0.0.0/8\"\n")
                .contains(":local ramOnly true\n");
        assertThat(script.settings()).contains("lan", "authKey", "updateTime").doesNotContain("problems");
    }

    @Test
    void whatIsNoSettingOrNoValueIsRefused() {
        RouterScript script = RouterScript.named("setup");
        assertThatThrownBy(() -> script.with("lam", "x"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("setup.rsc has no setting lam");
        assertThatThrownBy(() -> script.with("problems", "x")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> script.with("ramOnly", "yes"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ramOnly=yes is not understood");
        assertThatThrownBy(() -> script.with("hostname", "a\nb")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> RouterScript.named("nothing")).isInstanceOf(Failure.class);
    }
}
