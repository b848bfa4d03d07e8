package dev.mt.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.TailscaleVersion;
import dev.mt.core.WholeFile;
import dev.mt.core.process.ProcessRunner;
import dev.mt.oci.Image;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TreeEntry;
import dev.mt.pack.PackedProgram;
import dev.mt.recipe.certificates.CertificateChoice;
import dev.mt.recipe.host.Host;
import dev.mt.recipe.step.CacheFolder;
import dev.mt.recipe.step.StepRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole builds, by programs that are scripts. */
@Timeout(60)
class TestImageBuild {
    @TempDir
    Path temp;

    private TestingRepository repository;

    @BeforeEach
    void make() throws IOException {
        repository = new TestingRepository(temp.resolve("one"));
    }

    @AfterEach
    void end() {
        repository.close();
    }

    private BuildResult build(Platform... platforms) {
        return build(repository, Optional.empty(), platforms);
    }

    private static BuildResult build(TestingRepository of, Optional<String> release, Platform... platforms) {
        BuildRequest request = new BuildRequest(
                List.of(platforms),
                Optional.empty(),
                new CertificateChoice.Common(),
                release,
                false,
                true,
                of.root().resolve("dist"));
        return build(of, request);
    }

    private static BuildResult build(TestingRepository of, BuildRequest request) {
        Host host = new Host(of.environment());
        return new ImageBuild(new Repository(of.root()), host, new ProcessRunner(), CacheFolder.of(of.environment()))
                .build(request, new ImageBuild.Manners(event -> {}, message -> {}, true));
    }

    @Test
    void writesALayoutWithAllPlatformsAndAnArchiveOfEach() throws IOException {
        BuildResult result = build(Platform.values());
        assertThat(result.tag()).isEqualTo("v1.104.5-dev");
        assertThat(result.tags()).containsExactly("ts_include_cli", "ts_omit_acme", "ts_omit_netstack");
        assertThat(result.layout()).isEqualTo(repository.root().resolve("dist/oci"));
        assertThat(result.images()).extracting(BuildResult.Built::platform).containsExactly(Platform.values());
        assertThat(names(repository.root().resolve("dist")))
                .containsExactly(
                        ".lock",
                        "mikrotik-tailscale-1.104.5-dev-amd64.tar",
                        "mikrotik-tailscale-1.104.5-dev-arm64.tar",
                        "mikrotik-tailscale-1.104.5-dev-armv5.tar",
                        "mikrotik-tailscale-1.104.5-dev-armv7.tar",
                        "oci");
        try (OciLayout layout = OciLayout.open(result.layout())) {
            assertThat(layout.images()).extracting(Image::platform).containsExactly(Platform.values());
            layout.verify();
        }
    }

    @Test
    void theImageHoldsWhatTheRecipeSays() throws IOException {
        BuildResult result = build(Platform.ARMV5);
        try (OciLayout layout = OciLayout.open(result.layout())) {
            Image image = layout.image(Platform.ARMV5);
            assertThat(image.files().entries().stream().map(TreeEntry::path))
                    .contains("proc", "tmp", "bin/busybox", "bin/ash", "usr/bin/env", "etc/passwd")
                    .contains("usr/local/bin/tailscale", "usr/local/bin/tailscaled", "usr/local/bin/entrypoint.sh");
            assertThat(program(image, "usr/local/bin/tailscale")).endsWith("\0tailscale arm 5 return\n");
            assertThat(program(image, "usr/local/bin/tailscaled")).endsWith("\0tailscale arm 5 return\n");
            assertThat(program(image, "bin/ash")).endsWith("\0busybox arm-linux-musleabi\n");
            assertThat(program(image, "usr/bin/env")).endsWith("\0busybox arm-linux-musleabi\n");
            assertThat(text(image, "etc/ssl/certs/ca-certificates.crt")).contains("BEGIN CERTIFICATE");
            assertThat(image.config().created())
                    .hasValueSatisfying(created -> assertThat(created).hasToString("2026-11-10T12:34:56Z"));
            assertThat(image.config().process().labels())
                    .containsEntry("org.opencontainers.image.version", "v1.104.5-dev")
                    .containsEntry("org.opencontainers.image.created", "2026-11-10T12:34:56Z")
                    .containsEntry("org.opencontainers.image.title", "mikrotik-tailscale")
                    .doesNotContainKey("org.opencontainers.image.revision");
        }
    }

    /** What a packed program unpacks to. */
    private static String program(Image image, String path) throws IOException {
        return new String(PackedProgram.read(bytes(image, path)).orElseThrow().unpack(), StandardCharsets.UTF_8);
    }

    private static String text(Image image, String path) throws IOException {
        return new String(bytes(image, path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Image image, String path) throws IOException {
        TreeEntry entry = image.files().resolve(path).orElseThrow();
        if (entry instanceof TreeEntry.RegularFile file) {
            return file.content().open().readAllBytes();
        }
        throw new AssertionError(path + " is no file: " + entry);
    }

    @Test
    void aSecondBuildRunsNothing() throws IOException {
        BuildResult first = build(Platform.AMD64, Platform.ARMV7);
        assertThat(repository.calls()).isNotEmpty();
        BuildResult second = build(Platform.AMD64, Platform.ARMV7);
        assertThat(repository.calls()).isEmpty();
        assertThat(second.index()).isEqualTo(first.index());
        assertThat(second.steps()).noneMatch(step -> step.origin() == StepRecord.Origin.MADE);
    }

    @Test
    void aChangedEntrypointRepeatsOnlyTheLayer() throws IOException {
        BuildResult first = build(Platform.AMD64);
        repository.edit("image/rootfs/usr/local/bin/entrypoint.sh", "exec", "# changed\nexec");
        repository.calls();
        BuildResult second = build(Platform.AMD64);
        assertThat(second.index()).isNotEqualTo(first.index());
        assertThat(repository.calls()).isEmpty();
        assertThat(made(second)).containsExactlyInAnyOrder("image", "archive");
    }

    @Test
    void aChangedCommentRepeatsNothing() throws IOException {
        BuildResult first = build(Platform.AMD64);
        repository.edit("image/image.toml", "[labels]", "# a comment\n[labels]");
        repository.edit("image/toolchain/requirements.txt", "ziglang", "# a comment\nziglang");
        repository.edit("image/tailscale/edits.toml", "it must not crash", "for another reason");
        BuildResult second = build(Platform.AMD64);
        assertThat(second.index()).isEqualTo(first.index());
        assertThat(made(second)).isEmpty();
    }

    private static List<String> made(BuildResult result) {
        return result.steps().stream()
                .filter(step -> step.origin() == StepRecord.Origin.MADE)
                .map(StepRecord::name)
                .toList();
    }

    @Test
    void theDigestIsTheSameInAnotherFolderLanguageTimeZoneAndCache() throws IOException {
        Digest here = build(Platform.values()).index();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try (TestingRepository other = new TestingRepository(temp.resolve("another/place"))) {
            assertThat(build(other, Optional.empty(), Platform.values()).index())
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aReleaseIsLabelledAsSuch() throws IOException {
        BuildResult result = build(repository, Optional.of("v1.104.5-mt.3"), Platform.AMD64);
        assertThat(result.tag()).isEqualTo("v1.104.5-mt.3");
        assertThat(repository.root().resolve("dist/mikrotik-tailscale-1.104.5-mt.3-amd64.tar"))
                .exists();
        assertThatThrownBy(() -> build(repository, Optional.of("v1.102.4-mt.1"), Platform.AMD64))
                .hasMessage("the release v1.102.4-mt.1 is not of Tailscale 1.104.5, which is built");
    }

    @Test
    void oneFailureLeavesTheOldResultAlone() throws IOException {
        build(Platform.AMD64);
        List<String> before = names(repository.root().resolve("dist"));
        byte[] index = Files.readAllBytes(repository.root().resolve("dist/oci/index.json"));
        repository.path().program("make", "echo 'ash.c:1: error' >&2; exit 2");
        repository.edit("image/busybox/config", "STATIC", "# STATIC\n");
        Failure failure = catchThrowableOfType(Failure.class, () -> build(Platform.AMD64, Platform.ARM64));
        assertThat(failure)
                .hasMessageStartingWith("configuring busybox failed: ")
                .hasMessageEndingWith("status 2");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("ash.c:1: error"));
        assertThat(names(repository.root().resolve("dist"))).isEqualTo(before);
        assertThat(repository.root().resolve("dist/oci/index.json")).hasBinaryContent(index);
    }

    @Test
    void aMachineWithoutMakeIsNamed() throws IOException {
        Files.delete(repository.path().program("make"));
        assertThatThrownBy(() -> build(Platform.AMD64)).hasMessageStartingWith("there is no make on this machine");
    }

    @Test
    void aMachineWithoutPythonIsNamed() throws IOException {
        Files.delete(repository.path().program("python3"));
        assertThatThrownBy(() -> build(Platform.AMD64)).hasMessageStartingWith("there is no Python on this machine");
    }

    @Test
    void aMachineWithoutPipIsNamed() throws IOException {
        repository.path().program("python3", "echo \"$0: No module named pip\" >&2; exit 1");
        assertThatThrownBy(() -> build(Platform.AMD64)).hasMessageEndingWith("has no pip");
    }

    @Test
    void aProgramThatCannotBeSlimmedStopsTheBuild() {
        BuildRequest request = new BuildRequest(
                List.of(Platform.ARM64),
                Optional.empty(),
                new CertificateChoice.Common(),
                Optional.empty(),
                true,
                false,
                repository.root().resolve("dist"));
        Failure failure = catchThrowableOfType(Failure.class, () -> build(repository, request));
        assertThat(failure.text())
                .contains("slimming Tailscale for arm64 failed", "it has no Go tables", "mt build --no-slim");
        assertThat(repository.root().resolve("dist/oci")).doesNotExist();
    }

    @Test
    void anUnknownFeatureIsNamed() throws IOException {
        repository.edit("image/image.toml", "osrouter =", "osruoter =");
        Failure failure = catchThrowableOfType(Failure.class, () -> build(Platform.AMD64));
        assertThat(failure.text()).contains("unknown feature 'osruoter'", "did you mean osrouter?");
    }

    @Test
    void anUnstableTailscaleIsRefusedBeforeAnythingIsDone() throws IOException {
        BuildRequest request = new BuildRequest(
                List.of(Platform.AMD64),
                Optional.of(TailscaleVersion.parse("1.103.0")),
                new CertificateChoice.All(),
                Optional.empty(),
                true,
                false,
                repository.root().resolve("dist"));
        assertThatThrownBy(() -> build(repository, request)).hasMessageContaining("1.103.0 is unstable");
        assertThat(repository.calls()).isEmpty();
        assertThat(repository.root().resolve("dist")).doesNotExist();
    }

    @Test
    void aCacheThatWasDeletedIsMadeAgain() throws IOException {
        Digest first = build(Platform.AMD64).index();
        WholeFile.deleteTree(Path.of(repository.environment().get("MT_CACHE")));
        assertThat(build(Platform.AMD64).index()).isEqualTo(first);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
