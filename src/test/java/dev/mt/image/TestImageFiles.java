package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.ImageConfig;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in each image, as tar lists its layer, and what its configuration says. */
@Tag("machine")
class TestImageFiles {
    /** When Go's module proxy has it that tailscale.com v1.104.5 was released. */
    private static final Instant RELEASED = Instant.parse("2026-11-02T21:52:02Z");

    /** Mode, owner, size, day, time, name, and what a link leads to. */
    private static final Pattern LINE = Pattern.compile("(\\S{10}) (\\d+/\\d+) +(\\d+) (\\S+ \\S+) (.*?)(?: -> (.*))?");

    @TempDir
    Path folder;

    private record Line(String mode, String owner, long size, String time, String name, String target) {}

    private List<Line> layer(Platform platform) {
        Path archive = TestingImage.archive(platform);
        TestingPrograms.run(folder, "tar", "-xf", archive.toString());
        String layer =
                TestingImage.image(platform).config().diffIds().getFirst().hex() + ".tar";
        return TestingPrograms.run(folder, "tar", "--utc", "--full-time", "--numeric-owner", "-tvf", layer)
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Line(
                        line.group(1),
                        line.group(2),
                        Long.parseLong(line.group(3)),
                        line.group(4),
                        line.group(5),
                        line.group(6) == null ? "" : line.group(6)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void layerHasEachFileOnce(Platform platform) {
        List<Line> lines = layer(platform);
        assertThat(lines).hasSizeBetween(110, 160);
        assertThat(lines.stream().map(line -> line.name().replaceFirst("/$", "")))
                .doesNotHaveDuplicates();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.mode()).as(line.name()).matches("[-dl].*");
            assertThat(line.owner()).as(line.name()).isEqualTo("0/0");
            assertThat(line.time()).as(line.name()).isEqualTo("2026-11-02 21:52:02");
            assertThat(line.name()).doesNotContain(".wh.").doesNotStartWith("/").doesNotStartWith("./");
        });
        assertThat(lines.stream().filter(line -> line.mode().startsWith("-")).map(Line::name))
                .containsExactlyInAnyOrder(
                        "bin/busybox",
                        "etc/group",
                        "etc/passwd",
                        "etc/ssl/certs/ca-certificates.crt",
                        "usr/local/bin/entrypoint.sh",
                        "usr/local/bin/tailscale.combined");
    }

    @ParameterizedTest
    @EnumSource
    void modesAreRight(Platform platform) {
        List<Line> lines = layer(platform);
        Map<String, String> modes = Map.ofEntries(
                Map.entry("bin/busybox", "-rwxr-xr-x"),
                Map.entry("usr/local/bin/tailscale.combined", "-rwxr-xr-x"),
                Map.entry("usr/local/bin/entrypoint.sh", "-rwxr-xr-x"),
                Map.entry("etc/ssl/certs/ca-certificates.crt", "-rw-r--r--"),
                Map.entry("etc/passwd", "-rw-r--r--"),
                Map.entry("etc/group", "-rw-r--r--"),
                Map.entry("tmp/", "drwxrwxrwt"),
                Map.entry("proc/", "dr-xr-xr-x"),
                Map.entry("sys/", "dr-xr-xr-x"),
                Map.entry("dev/", "drwxr-xr-x"),
                Map.entry("var/lib/tailscale/", "drwx------"),
                Map.entry("var/run/tailscale/", "drwxr-xr-x"));
        modes.forEach((name, mode) -> assertThat(lines)
                .as(name)
                .anyMatch(line -> line.name().equals(name) && line.mode().equals(mode)));
        for (String empty : List.of("proc/", "sys/", "dev/", "tmp/", "var/lib/tailscale/", "var/run/tailscale/")) {
            assertThat(lines)
                    .noneMatch(
                            line -> line.name().startsWith(empty) && line.name().length() > empty.length());
        }
    }

    @ParameterizedTest
    @EnumSource
    void programsOfTwoNamesAreLinks(Platform platform) {
        List<Line> lines = layer(platform);
        assertThat(lines)
                .filteredOn(line -> line.name().matches("usr/local/bin/tailscaled?"))
                .hasSize(2)
                .allMatch(line -> line.target().equals("tailscale.combined"));
        List<Line> links =
                lines.stream().filter(line -> line.mode().startsWith("l")).toList();
        assertThat(links).hasSizeGreaterThan(100);
        assertThat(links).allMatch(line -> line.name().matches("(bin|sbin|usr/s?bin|usr/local/bin)/[^/]+"));
        assertThat(links.stream().map(line -> Path.of(line.name()).getFileName().toString()))
                .contains("sh", "ip", "ping", "ping6", "traceroute", "nslookup", "nc", "wget", "arp", "arping")
                .contains(
                        "netstat", "telnet", "awk", "sed", "grep", "vi", "less", "diff", "sysctl", "tar", "sha256sum");
        assertThat(lines).allMatch(line -> !line.target().startsWith("link to"));
    }

    @ParameterizedTest
    @EnumSource
    void configurationSaysHowToRunIt(Platform platform) {
        ImageConfig config = TestingImage.image(platform).config();
        ImageConfig.RunConfig process = config.process();
        assertThat(process.entrypoint()).containsExactly("/usr/local/bin/entrypoint.sh");
        assertThat(process.cmd())
                .containsExactly(
                        "--no-logs-no-support",
                        "--state=/var/lib/tailscale/tailscaled.state",
                        "--socket=/var/run/tailscale/tailscaled.sock",
                        "--statedir=/var/lib/tailscale");
        assertThat(process.env()).containsExactly("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(process.volumes()).containsExactly("/var/lib/tailscale");
        assertThat(process.stopSignal()).contains("SIGTERM");
        assertThat(config.created()).contains(RELEASED);
        assertThat(config.diffIds()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void labelsSayWhatItIs(Platform platform) {
        Map<String, String> labels =
                TestingImage.image(platform).config().process().labels();
        assertThat(labels)
                .containsEntry("org.opencontainers.image.version", TestingImage.tag())
                .containsEntry("org.opencontainers.image.created", RELEASED.toString())
                .containsEntry("org.opencontainers.image.title", "mikrotik-tailscale")
                .containsKeys(
                        "org.opencontainers.image.description",
                        "org.opencontainers.image.source",
                        "org.opencontainers.image.licenses");
        // The commit is named in releases only: what touches no byte of the image leaves its digest alone.
        boolean development = TestingImage.tag().endsWith("-dev");
        assertThat(labels.containsKey("org.opencontainers.image.revision")).isNotEqualTo(development);
    }
}
