package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TestReport {
    private static CheckedFile file(String text) {
        return CheckedFile.check("a.rsc", text, TestingChecks.checker());
    }

    @Test
    void findingsLookLikeACompilers() {
        assertThat(ReportText.of(file(":put 1\n\t/container/add interface=veth1 mountlists=m\n")))
                .isEqualTo("""
                a.rsc:2:33: error: /container/add has no argument mountlists (it exists since 7.21) [7.13-7.20]
                    \t/container/add interface=veth1 mountlists=m
                    \t                               ^~~~~~~~~~
                    before 7.21 it is called mounts
                """);
    }

    @Test
    void whatDoesNotDependOnTheVersionNamesNone() {
        assertThat(ReportText.of(file(":put $x"))).isEqualTo("""
                a.rsc:1:6: warning: $x is not declared
                    :put $x
                         ^~
                """);
    }

    @Test
    void aSlashBehindABadWordSaysWhichWord() {
        assertThat(ReportText.of(file("/ip/adress/print"))).isEqualTo("""
                a.rsc:1:11: error: syntax error
                    /ip/adress/print
                              ^
                    no version that is known has adress there
                """);
        assertThat(ReportText.of(file(":put ($x/)"))).doesNotContain("no version");
    }

    @Test
    void longLinesAreCut() {
        String text =
                ReportText.of(file(":put \"" + "a".repeat(300) + "\"; :put $x; :put \"" + "b".repeat(300) + "\""));
        assertThat(text.lines()).allMatch(line -> line.length() < 125);
        List<String> lines = text.lines().toList();
        assertThat(lines.get(1)).startsWith("    …a").endsWith("b…");
        int marked = lines.get(2).indexOf('^');
        assertThat(lines.get(1).substring(marked)).startsWith("$x;");
    }

    @Test
    void bytesAreShownAsPeopleReadThem() {
        String script = new String(
                ":put \"gr\u00fc\u00df dich\"; :put $x\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(ReportText.of(file(script))).isEqualTo("""
                a.rsc:1:26: warning: $x is not declared
                    :put "gr\u00fc\u00df dich"; :put $x
                                           ^~
                """);
        assertThat(ReportText.of(file(":put \"\u001b[31m\"; :put $x"))).contains("\"?[31m\"");
    }

    @Test
    void theEndOfTheTextCanBeMarked() {
        assertThat(ReportText.of(file(":if (true) do={\n")))
                .startsWith("a.rsc:2:1: error: ")
                .contains("    ^\n");
        assertThat(ReportText.of(file(":put ("))).startsWith("a.rsc:1:").contains("^\n");
    }

    @Test
    void theSummaryCounts() {
        CheckedFile bad = file(":put $x; :set y 1; :put $z");
        assertThat(ReportText.summary(List.of(bad)))
                .isEqualTo("1 error, 2 warnings in 1 file, checked for RouterOS 7.13-7.24\n");
        CheckedFile good = CheckedFile.check("b.rsc", ":put 1", TestingChecks.checker("7.24", "7.20"));
        assertThat(ReportText.summary(List.of(good)))
                .isEqualTo("nothing to say in 1 file, checked for RouterOS 7.20, 7.24\n");
        assertThat(ReportText.summary(List.of(bad, good)))
                .contains(" in 2 files, checked for RouterOS several versions");
        assertThat(good.good()).isTrue();
        assertThat(bad.good()).isFalse();
    }

    @Test
    void jsonHasEverything() {
        JsonNode root = JsonMapper.builder()
                .build()
                .readTree(ReportJson.of(List.of(file("/container/add interface=veth1 mountlists=m\n:put $x"))));
        assertThat(root.path("errors").asInt()).isEqualTo(1);
        assertThat(root.path("warnings").asInt()).isEqualTo(1);
        assertThat(root.path("notes").asInt(-1)).isZero();
        JsonNode file = root.path("files").path(0);
        assertThat(file.path("file").asString()).isEqualTo("a.rsc");
        assertThat(file.path("versions").size()).isEqualTo(12);
        JsonNode finding = file.path("findings").path(0);
        assertThat(finding.path("line").asInt()).isEqualTo(1);
        assertThat(finding.path("column").asInt()).isEqualTo(32);
        assertThat(finding.path("offset").asInt()).isEqualTo(31);
        assertThat(finding.path("length").asInt()).isEqualTo(10);
        assertThat(finding.path("severity").asString()).isEqualTo("error");
        assertThat(finding.path("rule").asString()).isEqualTo("unknown-argument");
        assertThat(finding.path("hint").asString()).isEqualTo("before 7.21 it is called mounts");
        assertThat(finding.path("versions").size()).isEqualTo(8);
        assertThat(file.path("findings").path(1).has("versions")).isFalse();
    }
}
