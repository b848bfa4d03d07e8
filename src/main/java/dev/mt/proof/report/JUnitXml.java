package dev.mt.proof.report;

import dev.mt.core.Platform;
import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.check.Finding;
import dev.mt.proof.world.ImageUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Results in the format of JUnit's Ant task, which build servers read: a suite for each platform. */
final class JUnitXml {
    private JUnitXml() {}

    static String of(VerifyResult result) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (ImageUnderTest image : result.images()) {
            suite(xml, result, image.platform());
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, VerifyResult result, Platform platform) {
        List<CheckResult> results = result.of(platform);
        xml.append(
                "  <testsuite name=\"verify.%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">\n"
                        .formatted(
                                platform,
                                results.size(),
                                count(results, Outcome.FAILED),
                                count(results, Outcome.SKIPPED),
                                seconds(result.times().getOrDefault(platform, Duration.ZERO))));
        results.forEach(each -> test(xml, each));
        xml.append("  </testsuite>\n");
    }

    private static long count(List<CheckResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static void test(StringBuilder xml, CheckResult result) {
        xml.append("    <testcase classname=\"verify.%s.%s\" name=\"%s\" time=\"%s\""
                .formatted(
                        result.planned().platform(),
                        result.planned().kernel(),
                        result.planned().check().name(),
                        seconds(result.time())));
        switch (result.outcome()) {
            case OK -> xml.append("/>\n");
            case SKIPPED ->
                xml.append("><skipped message=\"%s\"/></testcase>\n".formatted(Markup.text(result.because())));
            case FAILED -> {
                xml.append(">\n      <failure message=\"%s\">".formatted(Markup.text(summary(result))));
                for (Finding finding : result.findings()) {
                    if (!finding.good()) {
                        xml.append(
                                Markup.text("expected: %s\nseen: %s\n".formatted(finding.expected(), finding.seen())));
                    }
                }
                xml.append("</failure>\n    </testcase>\n");
            }
        }
    }

    static String summary(CheckResult result) {
        return result.problem().isEmpty() ? result.because() : result.problem();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
