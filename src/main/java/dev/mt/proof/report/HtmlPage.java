package dev.mt.proof.report;

import dev.mt.core.Platform;
import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.VerifyResult;
import dev.mt.proof.check.Finding;
import dev.mt.proof.world.ImageUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** One page that needs nothing else: the topology, every check with what was expected and seen, and logs of what failed. */
final class HtmlPage {
    /** Of each log, its end. */
    private static final int LOG_LINES = 80;

    private HtmlPage() {}

    static String of(VerifyResult result, SortedMap<String, String> versions) {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Verification</title><style>
                """);
        page.append(style()).append("</style></head><body>\n<h1>Verification</h1>\n");
        summary(page, result);
        failures(page, result);
        page.append("<h2>Where it ran</h2>\n<div class=\"picture\">\n")
                .append(Picture.svg())
                .append("</div>\n");
        for (ImageUnderTest image : result.images()) {
            platform(page, result, image);
        }
        page.append("<h2>What it was judged with</h2>\n<table>\n");
        versions.forEach((name, version) ->
                page.append("<tr><td>%s</td><td>%s</td></tr>\n".formatted(Markup.text(name), Markup.text(version))));
        return page.append("</table>\n</body></html>\n").toString();
    }

    private static void summary(StringBuilder page, VerifyResult result) {
        page.append("<div class=\"tiles\">\n");
        for (Outcome outcome : List.of(Outcome.OK, Outcome.FAILED, Outcome.SKIPPED)) {
            long count = result.count(outcome);
            page.append("<div class=\"tile%s\"><b>%d</b>%s</div>\n"
                    .formatted(
                            count > 0 ? " " + word(outcome) : "",
                            count,
                            outcome == Outcome.OK ? "good" : word(outcome)));
        }
        result.images()
                .forEach(image -> page.append("<div class=\"tile\"><b>%s</b>%s</div>\n"
                        .formatted(seconds(time(result, image.platform())), image.platform())));
        page.append("</div>\n");
    }

    /** Links to what failed, since that is what people look for. */
    private static void failures(StringBuilder page, VerifyResult result) {
        List<CheckResult> failed = result.results().stream()
                .filter(each -> each.outcome() == Outcome.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        page.append("<h2 class=\"failed\">What failed</h2>\n<ul>\n");
        failed.forEach(each -> page.append("<li><a href=\"#%s\">%s</a>: %s</li>\n"
                .formatted(id(each), Markup.text(each.planned().toString()), Markup.text(JUnitXml.summary(each)))));
        page.append("</ul>\n");
    }

    private static void platform(StringBuilder page, VerifyResult result, ImageUnderTest image) {
        page.append("<h2>%s <small>%s</small></h2>\n<p class=\"soft\">manifest <code>%s</code></p>\n"
                .formatted(image.platform(), Markup.text(image.version()), image.digest()));
        result.of(image.platform()).forEach(each -> check(page, each));
    }

    private static void check(StringBuilder page, CheckResult result) {
        boolean failed = result.outcome() == Outcome.FAILED;
        String sign =
                switch (result.outcome()) {
                    case OK -> "✓";
                    case FAILED -> "✗";
                    case SKIPPED -> "–";
                };
        page.append("<details class=\"check%s\" id=\"%s\"%s><summary>"
                .formatted(failed ? " bad" : "", id(result), failed ? " open" : ""));
        page.append("<span class=\"%s\" title=\"%s\">%s</span><b>%s</b><span class=\"kernel\">%s</span>"
                .formatted(
                        word(result.outcome()),
                        word(result.outcome()),
                        sign,
                        result.planned().check().name(),
                        result.planned().kernel()));
        page.append("<span class=\"claim\">%s%s</span><span class=\"time\">%s</span></summary><div class=\"inside\">\n"
                .formatted(
                        Markup.text(result.planned().check().claim()),
                        result.because().isEmpty()
                                ? ""
                                : "<br><span class=\"%s\">%s: %s</span>"
                                        .formatted(
                                                word(result.outcome()),
                                                word(result.outcome()),
                                                Markup.text(result.because())),
                        result.outcome() == Outcome.SKIPPED ? "" : seconds(result.time())));
        page.append("<p class=\"soft\">Why: %s</p>\n"
                .formatted(Markup.text(result.planned().check().reason())));
        if (!result.figures().isEmpty()) {
            page.append(result.figures().stream()
                    .map(figure -> "<li>%s</li>".formatted(Markup.text(figure)))
                    .collect(Collectors.joining("", "<ul>", "</ul>\n")));
        }
        findings(page, result);
        result.logs().forEach((name, log) -> log(page, name, log));
        page.append("</div></details>\n");
    }

    private static void findings(StringBuilder page, CheckResult result) {
        if (result.findings().isEmpty()) {
            return;
        }
        page.append("<table class=\"findings\"><tr><th></th><th>expected</th><th>seen</th></tr>\n");
        for (Finding finding : result.findings()) {
            page.append("<tr><td class=\"%s\">%s</td><td>%s</td><td><pre>%s</pre></td></tr>\n"
                    .formatted(
                            finding.good() ? "ok" : "failed",
                            finding.good() ? "✓" : "✗",
                            Markup.text(finding.expected()),
                            Markup.text(finding.seen().strip())));
        }
        page.append("</table>\n");
    }

    private static void log(StringBuilder page, String name, String log) {
        String[] lines = log.strip().split("\n", -1);
        if (log.isBlank()) {
            page.append("<p class=\"soft\">%s logged nothing meanwhile</p>\n".formatted(Markup.text(name)));
            return;
        }
        int from = Math.max(0, lines.length - LOG_LINES);
        page.append("<details class=\"log\"><summary>%s: %s</summary><pre>%s</pre></details>\n"
                .formatted(
                        Markup.text(name),
                        from == 0
                                ? lines.length + " lines"
                                : "the last %d of %d lines".formatted(LOG_LINES, lines.length),
                        Markup.text(String.join("\n", Arrays.copyOfRange(lines, from, lines.length)))));
    }

    private static String id(CheckResult result) {
        return "%s-%s-%s"
                .formatted(
                        result.planned().platform(),
                        result.planned().kernel(),
                        result.planned().check().name());
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static Duration time(VerifyResult result, Platform platform) {
        return result.times().getOrDefault(platform, Duration.ZERO);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() < 100
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
