package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of the size and the styles that people write: good ones give no alarm. */
class TestWholeScripts {
    private static String resource(String name) throws IOException {
        try (InputStream in = TestWholeScripts.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static Checker checker(String script) {
        Schemas schemas = Schemas.bundled();
        RouterOsVersion oldest =
                RequiredVersion.of(script).orElse(schemas.versions().getFirst());
        return Checker.of(
                schemas,
                schemas.versions().stream()
                        .filter(version -> version.isAtLeast(oldest.major(), oldest.minor()))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"functions.rsc", "classic.rsc", "update.rsc"})
    void goodScriptsGiveNoAlarm(String name) throws IOException {
        String script = resource(name);
        CheckedFile checked = CheckedFile.check(name, script, checker(script));
        assertThat(checked.good()).as(ReportText.of(checked)).isTrue();
        String windows = script.replace("\n", "\r\n");
        CheckedFile same = CheckedFile.check(name, windows, checker(script));
        assertThat(same.good()).as(ReportText.of(same)).isTrue();
        assertThat(places(same)).isEqualTo(places(checked));
    }

    private static List<String> places(CheckedFile file) {
        return file.findings().stream()
                .map(finding ->
                        finding.position().line() + ":" + finding.position().column() + " " + finding.message())
                .toList();
    }

    @Test
    void aBadScriptGivesTheseAlarms() throws IOException {
        String script = resource("bad.rsc");
        assertThat(ReportText.of(CheckedFile.check("bad.rsc", script, checker(script))))
                .isEqualTo(
                        new String(resource("bad.txt").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** Whatever is in a text, there is an answer. */
    @Test
    void tornScriptsAreAnswered() throws IOException {
        for (String name : List.of("functions.rsc", "bad.rsc")) {
            String script = resource(name);
            for (int length = 0; length < script.length(); length += 97) {
                CheckedFile torn = CheckedFile.check(name, script.substring(0, length), TestingChecks.checker("7.24"));
                CheckedFile tail = CheckedFile.check(name, script.substring(length), TestingChecks.checker("7.13"));
                assertThat(ReportText.of(torn).lines().count())
                        .isGreaterThanOrEqualTo(torn.findings().size());
                assertThat(ReportJson.of(List.of(torn, tail))).startsWith("{");
            }
        }
    }
}
