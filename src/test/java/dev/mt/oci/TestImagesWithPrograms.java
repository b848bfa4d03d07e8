package dev.mt.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.core.process.CommandResult;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other people's programs make of layouts, layers and archives. */
@Tag("machine")
class TestImagesWithPrograms {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LAYOUT = "oci:oci:" + TestingImages.TAG;

    @TempDir
    Path folder;

    private Descriptor index = Descriptor.of(MediaType.INDEX, new byte[0]);

    @BeforeEach
    void write() {
        index = TestingImages.layout(folder.resolve("oci"), folder);
    }

    @ParameterizedTest
    @EnumSource
    void umociUnpacksEveryPlatform(Platform platform) throws IOException {
        TestingPrograms.require("umoci");
        run("umoci", "unpack", "--rootless", "--image", "oci:" + TestingImages.TAG + "-" + platform.id(), "bundle");
        Path root = folder.resolve("bundle/rootfs");
        assertThat(root.resolve("etc/platform")).hasContent(platform.ociName() + "\n");
        assertThat(Files.readSymbolicLink(root.resolve("usr/bin/awk"))).hasToString("/bin/busybox");
        assertThat(Files.getAttribute(root.resolve("tmp"), "unix:mode", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(040000 | 01777);
        assertThat(Files.getLastModifiedTime(root.resolve("bin/busybox")).toInstant())
                .isEqualTo(TestingImages.CREATED);
        JsonNode process = JSON.readTree(folder.resolve("bundle/config.json")).path("process");
        assertThat(process.path("args").get(0).asString()).isEqualTo("/usr/local/bin/entrypoint.sh");
        CommandResult whole = TestingPrograms.tryRun(
                folder, "umoci", "unpack", "--rootless", "--image", "oci:" + TestingImages.TAG, "ambiguous");
        // Why each platform has a tag of its own: docs/decisions/0008-oci-layout.md.
        assertThat(whole.logText()).contains("tag is ambiguous");
    }

    @Test
    void skopeoSeesTheIndexUnderTheTag() {
        TestingPrograms.require("skopeo");
        JsonNode seen = JSON.readTree(run("skopeo", "inspect", "--raw", LAYOUT));
        assertThat(seen.path("mediaType").asString()).isEqualTo(MediaType.INDEX.name());
        assertThat(seen.path("manifests").valueStream().map(m -> m.path("platform")
                        .toString()))
                .containsExactly(
                        "{\"architecture\":\"amd64\",\"os\":\"linux\"}",
                        "{\"architecture\":\"arm64\",\"os\":\"linux\"}",
                        "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}",
                        "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v5\"}");
    }

    @ParameterizedTest
    @EnumSource
    void skopeoChoosesEachPlatformOutOfTheIndex(Platform platform) {
        TestingPrograms.require("skopeo");
        String variant = platform.variant().orElse("");
        JsonNode seen = JSON.readTree(run(
                "skopeo",
                "--override-os=linux",
                "--override-arch=" + platform.architecture(),
                "--override-variant=" + variant,
                "inspect",
                "--config",
                LAYOUT));
        assertThat(seen.path("architecture").asString()).isEqualTo(platform.architecture());
        assertThat(seen.path("variant").asString("")).isEqualTo(variant);
    }

    @Test
    void digestsAreKeptBySkopeosCopies() throws IOException {
        TestingPrograms.require("skopeo");
        run("skopeo", "copy", "--quiet", "--all", "--preserve-digests", LAYOUT, "dir:dir");
        assertThat(Digest.ofFile(folder.resolve("dir/manifest.json"))).isEqualTo(index.digest());
        run("skopeo", "copy", "--quiet", "--all", "--preserve-digests", "dir:dir", "oci:copy:again");
        try (OciLayout copy = OciLayout.open(folder.resolve("copy"), "again")) {
            assertThat(copy.imageIndex().digest()).isEqualTo(index.digest());
            copy.verify();
            assertThat(copy.images()).extracting(Image::platform).containsExactly(Platform.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void skopeoReadsArchivesAndArchivesOfSkopeoAreRead(Platform platform) throws IOException {
        TestingPrograms.require("skopeo");
        Image image = TestingImages.image(platform, TestingImages.tree(platform), folder);
        DockerArchive.write(folder.resolve("our.tar"), image, "mikrotik-tailscale:1.104.5");
        JsonNode config = JSON.readTree(run("skopeo", "inspect", "--config", "docker-archive:our.tar"));
        assertThat(config).isEqualTo(JSON.readTree(image.configJson().readAll()));
        JsonNode tags = JSON.readTree(run("skopeo", "list-tags", "docker-archive:our.tar"));
        assertThat(tags.path("Tags").get(0).asString()).endsWith("mikrotik-tailscale:1.104.5");
        run("skopeo", "copy", "--quiet", "docker-archive:our.tar", "docker-archive:theirs.tar:x:1");
        run("skopeo", "copy", "--quiet", LAYOUT + "-" + platform.id(), "oci-archive:oci.tar:x");
        for (String file : List.of("our.tar", "theirs.tar", "oci.tar")) {
            try (ImageSource archive = ImageSource.open(folder.resolve(file))) {
                assertThat(archive.image(platform).id()).isEqualTo(image.id());
                assertThat(archive.image(platform).files().entries())
                        .hasSameSizeAs(TestingImages.tree(platform).entries());
            }
        }
        // The names and the order of skopeo's own archive, as far as ours goes.
        List<String> theirs = run("tar", "-tf", "theirs.tar").lines().toList();
        List<String> ours = run("tar", "-tf", "our.tar").lines().toList();
        assertThat(theirs).containsSubsequence(ours);
    }

    @Test
    void gzipAndTarReadLayers() throws IOException {
        TestingPrograms.require("gzip", "tar", "sha256sum");
        FileTree tree = FileTree.builder()
                .addAll(TestingImages.tree(Platform.AMD64))
                .file("Zürich/" + "long/".repeat(60) + "end", 0644, ByteSource.of("far down"))
                .link("link", "target/".repeat(40))
                .build();
        Layer layer = LayerFile.write(tree, TestingImages.CREATED, folder.resolve("layer.tar.gz"));
        run("gzip", "--test", "layer.tar.gz");
        run("sh", "-c", "gzip -dc layer.tar.gz > layer.tar");
        assertThat(run("sha256sum", "layer.tar")).startsWith(layer.diffId().hex());
        List<String> lines =
                run("tar", "--utc", "--full-time", "-tvf", "layer.tar").lines().toList();
        assertThat(lines).hasSameSizeAs(tree.entries());
        assertThat(lines).contains("-rwxr-xr-x 0/0          200000 2026-08-05 17:20:31 bin/busybox");
        assertThat(lines).contains("drwxrwxrwt 0/0               0 2026-08-05 17:20:31 tmp/");
        assertThat(lines).contains("lrwxrwxrwx 0/0               0 2026-08-05 17:20:31 usr/bin/awk -> /bin/busybox");
        assertThat(lines).anyMatch(line -> line.endsWith("Zürich/" + "long/".repeat(60) + "end"));
        assertThat(lines).anyMatch(line -> line.endsWith("link -> " + "target/".repeat(40)));
    }

    private String run(String... words) {
        return TestingPrograms.run(folder, words);
    }
}
