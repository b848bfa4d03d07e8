package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.FileTree;
import dev.mt.oci.TreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** umoci unpacks each image, and runc runs its programs on the least processor that it is for. */
@Tag("machine")
class TestImageRuns {
    private static final String TAILSCALE_VERSION = "1.104.5";

    @ParameterizedTest
    @EnumSource
    void sayWhichTailscaleTheyAre(TestingCpu cpu) {
        String said = run(cpu, "tailscale version; echo ---; tailscaled --version; echo ---; tailscaled --help 2>&1");
        String[] parts = said.split("---\n", -1);
        assertThat(parts).hasSize(3);
        // The long version ends with which build of ours it is: nine digits of a hash of all that went in.
        assertThat(parts[0])
                .startsWith(TAILSCALE_VERSION + "\n")
                .containsPattern("long version: 1\\.104\\.5(-t[0-9a-f]{9})?-g[0-9a-f]{9}\n")
                .contains("go version: go1.27.4");
        assertThat(parts[1]).isEqualTo(parts[0]);
        assertThat(parts[2]).contains("-statedir", "-no-logs-no-support", "-socket");
        assertThat(said).doesNotContain("ERR");
    }

    /** What an emulator's newest processor does must not differ; a hundred applets are not run twice for that. */
    @ParameterizedTest
    @EnumSource(names = "ARM.*", mode = EnumSource.Mode.MATCH_ALL)
    void runOnTheNewestProcessorsToo(Platform platform) {
        TestingCpu.require(platform);
        String said = TestingContainer.run(
                TestingBundle.of(platform),
                TestingContainer.Settings.asIs()
                        .running("/bin/sh", "-c", "tailscale version | head -n 1; awk 'BEGIN { print sqrt(2) }'"));
        assertThat(said).isEqualTo(TAILSCALE_VERSION + "\n1.41421\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyLinkLeadsToAProgram(Platform platform) throws IOException {
        FileTree files = TestingImage.image(platform).files();
        Path root = TestingBundle.of(platform).root();
        List<TreeEntry.SymbolicLink> links = links(files);
        assertThat(links).hasSizeGreaterThan(100);
        for (TreeEntry.SymbolicLink link : links) {
            assertThat(files.resolve(link.path()))
                    .as(link.path())
                    .containsInstanceOf(TreeEntry.RegularFile.class)
                    .hasValueSatisfying(
                            file -> assertThat(file.path()).isIn("bin/busybox", "usr/local/bin/tailscale.combined"));
            assertThat(Files.readSymbolicLink(root.resolve(link.path()))).hasToString(link.target());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAppletRuns(TestingCpu cpu) {
        List<String> paths = links(TestingImage.image(cpu.platform()).files()).stream()
                .filter(link -> link.target().endsWith("busybox"))
                .map(link -> "/" + link.path())
                .toList();
        assertThat(paths).hasSizeBetween(95, 115);
        TestingApplets.Report report = TestingApplets.read(run(cpu, TestingApplets.script(paths)));
        assertThat(report.wrong()).isEmpty();
        assertThat(report.ran()).containsExactlyInAnyOrderElementsOf(paths);
    }

    /** Applets stand where the standards put them, and every program that is linked is in PATH. */
    @ParameterizedTest
    @EnumSource
    void everyLinkIsInThePath(Platform platform) {
        List<String> folders = List.of(
                TestingBundle.of(platform).variable("PATH").orElseThrow().split(":", -1));
        assertThat(links(TestingImage.image(platform).files())).allSatisfy(link -> assertThat(folders)
                .contains("/" + link.path().replaceFirst("/[^/]*$", "")));
    }

    private static List<TreeEntry.SymbolicLink> links(FileTree files) {
        return files.entries().stream()
                .flatMap(entry -> entry instanceof TreeEntry.SymbolicLink link ? Stream.of(link) : Stream.empty())
                .toList();
    }

    private static String run(TestingCpu cpu, String script) {
        cpu.require();
        Map<String, String> environment = cpu.environment();
        return TestingContainer.run(
                TestingBundle.of(cpu.platform()),
                TestingContainer.Settings.asIs().with(environment).running("/bin/sh", "-c", script));
    }
}
