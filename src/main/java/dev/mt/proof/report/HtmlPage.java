package dev.mt.proof.report;

import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.check.Finding;
import dev.mt.proof.world.ImageUnderTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** One page that needs nothing else: the topology, every check with what was expected and seen, and logs of what failed. */
final class HtmlPage {
    /** Of each log, its end. */
    private static final int LOG_LINES = 60;

    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 66em; padding: 0 1em; color: #223 }
            table { border-collapse: collapse; width: 100% }
            td, th { text-align: left; vertical-align: top; padding: .25em .6em; border-bottom: 1px solid #dde }
            .ok { color: #176b2c } .failed { color: #b3261e; font-weight: 600 } .skipped { color: #8a6d00 }
            details { margin: .2em 0 } summary { cursor: pointer } small { color: #667 }
            pre { background: #f4f5f8; padding: .6em; overflow-x: auto; font-size: 12px; max-height: 24em }
            svg { width: 100%; height: auto; background: #f8f9fc; border: 1px solid #dde; border-radius: 6px }
            @media (prefers-color-scheme: dark) {
              body { background: #16181d; color: #dde } pre, svg { background: #1f232b } td, th { border-color: #334 }
              .ok { color: #6fcf8b } .failed { color: #ff8a80 } .skipped { color: #e0c050 } small { color: #99a }
            }
            """;

    private HtmlPage() {}

    static String of(VerifyResult result) {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Verification</title><style>
                """);
        page.append(STYLE).append("</style></head><body>\n<h1>Verification</h1>\n");
        page.append("<p>%d checks are good, %d failed, %d were skipped.</p>\n"
                .formatted(result.count(Outcome.OK), result.count(Outcome.FAILED), result.count(Outcome.SKIPPED)));
        page.append("<h2>Where it ran</h2>\n").append(Picture.svg());
        for (ImageUnderTest image : result.images()) {
            page.append("<h2>%s</h2>\n<p>%s, manifest <code>%s</code>, %s</p>\n"
                    .formatted(
                            image.platform(),
                            Markup.text(image.version()),
                            image.digest(),
                            seconds(result.times().getOrDefault(image.platform(), Duration.ZERO))));
            page.append(
                    "<table><tr><th>check</th><th>kernel</th><th>outcome</th><th>time</th><th>what was seen</th></tr>\n");
            result.of(image.platform()).forEach(each -> row(page, each));
            page.append("</table>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static void row(StringBuilder page, CheckResult result) {
        String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        page.append("<tr><td><b>%s</b><br><small>%s</small></td><td>%s</td><td class=\"%s\">%s</td><td>%s</td><td>"
                .formatted(
                        result.planned().check().name(),
                        Markup.text(result.planned().check().claim()),
                        result.planned().kernel(),
                        outcome,
                        outcome,
                        seconds(result.time())));
        page.append("<small>why: %s</small>"
                .formatted(Markup.text(result.planned().check().reason())));
        if (!result.because().isEmpty()) {
            page.append("<br>").append(Markup.text(result.because()));
        }
        result.figures().forEach(figure -> page.append("<br>").append(Markup.text(figure)));
        findings(page, result);
        result.logs().forEach((name, log) -> {
            if (!log.isBlank()) {
                page.append("<details><summary>log of %s</summary><pre>%s</pre></details>"
                        .formatted(Markup.text(name), Markup.text(end(log))));
            }
        });
        page.append("</td></tr>\n");
    }

    private static void findings(StringBuilder page, CheckResult result) {
        if (result.findings().isEmpty()) {
            return;
        }
        page.append("<details%s><summary>%d findings</summary><table>"
                .formatted(
                        result.outcome() == Outcome.FAILED ? " open" : "",
                        result.findings().size()));
        for (Finding finding : result.findings()) {
            page.append("<tr><td class=\"%s\">%s</td><td>%s</td><td><pre>%s</pre></td></tr>"
                    .formatted(
                            finding.good() ? "ok" : "failed",
                            finding.good() ? "ok" : "not so",
                            Markup.text(finding.expected()),
                            Markup.text(finding.seen())));
        }
        page.append("</table></details>");
    }

    private static String end(String log) {
        String[] lines = log.split("\n", -1);
        int from = Math.max(0, lines.length - LOG_LINES);
        return String.join("\n", Arrays.copyOfRange(lines, from, lines.length));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
