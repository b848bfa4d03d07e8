package dev.mt.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.Planned;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.check.Check;
import dev.mt.proof.check.Checks;
import dev.mt.proof.check.Finding;
import dev.mt.proof.world.ImageUnderTest;
import dev.mt.proof.world.Kernel;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people and programs are given of a verification. */
class TestReport {
    private static final TreeMap<String, String> VERSIONS =
            new TreeMap<>(Map.of("headscale", "0.29.1", "runc", "1.1.5"));

    private static final ImageUnderTest IMAGE = new ImageUnderTest(
            Platform.ARM64, Path.of("dist/oci"), Digest.of("x".getBytes(StandardCharsets.UTF_8)), "v1.104.5-mt.1");

    @TempDir
    Path folder;

    private static Check check(String name) {
        return Checks.named(List.of(name)).getFirst();
    }

    private static CheckResult result(String name, Outcome outcome, String seen) {
        return new CheckResult(
                new Planned(Platform.ARM64, Kernel.ROUTEROS, check(name)),
                outcome,
                outcome == Outcome.SKIPPED ? "it cannot be here" : "",
                outcome == Outcome.SKIPPED
                        ? List.of()
                        : List.of(
                                new Finding("the sun <shines>", "yes", true),
                                new Finding("it is \"dry\"", seen, outcome == Outcome.OK)),
                List.of("12 of 13"),
                Duration.ofMillis(1234),
                outcome == Outcome.FAILED
                        ? Map.of("container", "a\nb & c\n", "peer", "", "headscale", "h\n".repeat(500))
                        : Map.of());
    }

    private static VerifyResult verification(boolean complete, CheckResult... results) {
        return new VerifyResult(
                List.of(IMAGE), List.of(results), Map.of(Platform.ARM64, Duration.ofSeconds(275)), complete);
    }

    private static final CheckResult OK = result("starts", Outcome.OK, "yes");
    private static final CheckResult SKIPPED = result("throughput", Outcome.SKIPPED, "");
    private static final CheckResult FAILED = result("magicdns", Outcome.FAILED, "no: \u001b[1m<&\u0000");

    @Test
    void buildServersFindASuiteForEachPlatformAndAFailureWithWhatWasSeen() throws Exception {
        Report.write(folder, verification(true, OK, SKIPPED, FAILED), VERSIONS);
        String xml = Files.readString(folder.resolve("verify.xml"));
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(List.of("name", "tests", "failures", "errors", "skipped", "time"))
                .extracting(suite::getAttribute)
                .containsExactly("verify.arm64", "3", "1", "0", "1", "275.000");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(3);
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("it is \"dry\"").contains("no: ?[1m<&?");
        assertThat(failure.getTextContent()).doesNotContain("the sun").contains("seen: no");
        Element skipped = (Element) document.getElementsByTagName("skipped").item(0);
        assertThat(skipped.getAttribute("message")).isEqualTo("it cannot be here");
    }

    @Test
    void thePageHasEverythingInItselfAndShowsWhatFailed() throws IOException {
        Report.write(folder, verification(true, OK, SKIPPED, FAILED), VERSIONS);
        String page = Files.readString(folder.resolve("verify.html"));
        assertThat(page)
                .contains("<svg")
                .contains("the sun &lt;shines&gt;")
                .contains("it cannot be here")
                .contains("b &amp; c")
                .contains("the last 80 of 500 lines")
                .contains("peer logged nothing meanwhile")
                .contains("href=\"#arm64-routeros-magicdns\"")
                .contains("id=\"arm64-routeros-magicdns\" open")
                .contains("0.29.1")
                .contains(IMAGE.digest().toString())
                .contains("4 min 35 s");
        for (Check each : List.of(check("starts"), check("magicdns"), check("throughput"))) {
            assertThat(page).contains(Markup.text(each.claim())).contains(Markup.text(each.reason()));
        }
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!#)").doesNotContain("@import", "url(", "<script");
        assertThat(page).doesNotContain("\u0000", "\u001b");
    }

    @Test
    void onlyAWholeRunInWhichNothingFailedProvesSomething() throws IOException {
        Path file = folder.resolve("arm64.json");
        ProofFile.update(folder, verification(false, OK), VERSIONS);
        assertThat(file).doesNotExist();
        ProofFile.update(folder, verification(true, OK, FAILED), VERSIONS);
        assertThat(file).doesNotExist();
        ProofFile.update(folder, verification(true, OK, SKIPPED), VERSIONS);
        JsonNode proof = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(proof.path("manifest").asString()).isEqualTo(IMAGE.digest().toString());
        assertThat(proof.path("judgedWith").path("headscale").asString()).isEqualTo("0.29.1");
        assertThat(proof.path("checks").valueStream().map(each -> each.path("outcome")
                        .asString()))
                .containsExactly("ok", "skipped");
    }

    @Test
    void aFailureTakesAnEarlierProofAwayAndAPartDoesNot() throws IOException {
        Path file = folder.resolve("arm64.json");
        ProofFile.update(folder, verification(true, OK), VERSIONS);
        ProofFile.update(folder, verification(false, OK), VERSIONS);
        assertThat(file).exists();
        ProofFile.update(folder, verification(false, FAILED), VERSIONS);
        assertThat(file).doesNotExist();
    }
}
