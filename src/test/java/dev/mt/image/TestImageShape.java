package dev.mt.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.OciLayout;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What skopeo makes of the layout and of the archives. */
@Tag("machine")
class TestImageShape {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void indexNamesFourPlatformsInOrder() {
        JsonNode index = JSON.readTree(skopeo("inspect", "--raw", layout(TestingImage.tag())));
        assertThat(index.path("mediaType").asString()).isEqualTo("application/vnd.oci.image.index.v1+json");
        assertThat(index.path("manifests").valueStream().map(each -> each.path("platform")
                        .toString()))
                .containsExactly(
                        "{\"architecture\":\"amd64\",\"os\":\"linux\"}",
                        "{\"architecture\":\"arm64\",\"os\":\"linux\"}",
                        "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v7\"}",
                        "{\"architecture\":\"arm\",\"os\":\"linux\",\"variant\":\"v5\"}");
        assertThat(index.path("annotations")
                        .path("org.opencontainers.image.version")
                        .asString())
                .isEqualTo(TestingImage.tag());
    }

    @ParameterizedTest
    @EnumSource
    void eachPlatformIsChosenOutOfTheIndexAndHasATagOfItsOwn(Platform platform) {
        String config = skopeo(
                "--override-os=linux",
                "--override-arch=" + platform.architecture(),
                "--override-variant=" + platform.variant().orElse(""),
                "inspect",
                "--config",
                layout(TestingImage.tag()));
        JsonNode chosen = JSON.readTree(config);
        assertThat(chosen.path("architecture").asString()).isEqualTo(platform.architecture());
        assertThat(chosen.path("variant").asString(""))
                .isEqualTo(platform.variant().orElse(""));
        assertThat(JSON.readTree(skopeo("inspect", "--config", layout(TestingImage.tag(platform)))))
                .isEqualTo(chosen);
    }

    @Test
    void copiesKeepEveryDigest() throws IOException {
        JsonNode index = JSON.readTree(skopeo("inspect", "--raw", layout(TestingImage.tag())));
        skopeo("copy", "--quiet", "--all", "--preserve-digests", layout(TestingImage.tag()), "oci:copy:x");
        try (OciLayout ours = OciLayout.open(TestingImage.layout(), TestingImage.tag());
                OciLayout copy = OciLayout.open(folder.resolve("copy"), "x")) {
            copy.verify();
            assertThat(copy.imageIndex().digest()).isEqualTo(ours.imageIndex().digest());
            assertThat(Digest.ofFile(folder.resolve(
                            "copy/blobs/sha256/" + copy.imageIndex().digest().hex())))
                    .isEqualTo(copy.imageIndex().digest());
            assertThat(copy.images().stream()
                            .map(image -> image.manifestDigest().orElseThrow().toString()))
                    .containsExactlyElementsOf(index.path("manifests")
                            .valueStream()
                            .map(each -> each.path("digest").asString())
                            .toList());
        }
    }

    /** Nothing but what the index leads to is in the layout. */
    @Test
    void layoutHoldsNothingElse() throws IOException {
        Path layout = TestingImage.layout();
        try (OciLayout ours = OciLayout.open(layout);
                Stream<Path> blobs = Files.list(layout.resolve("blobs/sha256"));
                Stream<Path> tops = Files.list(layout)) {
            ours.verify();
            assertThat(blobs.map(blob -> blob.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ours.reachable().stream()
                            .map(each -> each.digest().hex())
                            .distinct()
                            .toList());
            assertThat(tops.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("blobs", "index.json", "oci-layout");
            assertThat(ours.tags())
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of(TestingImage.tag()),
                                    Stream.of(Platform.values()).map(TestingImage::tag))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void archiveHasTheConfigurationAndLayerOfTheLayout(Platform platform) {
        String archive = "docker-archive:" + TestingImage.archive(platform);
        JsonNode inArchive = JSON.readTree(skopeo("inspect", "--config", archive));
        assertThat(inArchive)
                .isEqualTo(JSON.readTree(skopeo("inspect", "--config", layout(TestingImage.tag(platform)))));
        skopeo("copy", "--quiet", archive, "dir:unpacked");
        JsonNode manifest = JSON.readTree(folder.resolve("unpacked/manifest.json"));
        assertThat(manifest.path("config").path("digest").asString())
                .isEqualTo(TestingImage.image(platform).id().toString());
    }

    /** The shape that RouterOS imports, which is that of skopeo's own archives. */
    @ParameterizedTest
    @EnumSource
    void archiveHoldsManifestConfigurationAndOneUncompressedLayer(Platform platform) {
        Path archive = TestingImage.archive(platform);
        List<String> names = run("tar", "-tf", archive.toString()).lines().toList();
        assertThat(names).hasSize(3).doesNotHaveDuplicates().contains("manifest.json");
        JsonNode manifest = JSON.readTree(run("tar", "-xOf", archive.toString(), "manifest.json"));
        assertThat(manifest.size()).isEqualTo(1);
        JsonNode entry = manifest.get(0);
        assertThat(entry.propertyNames()).containsExactlyInAnyOrder("Config", "RepoTags", "Layers");
        String config = entry.path("Config").asString();
        assertThat(entry.path("Layers").size()).isEqualTo(1);
        String layer = entry.path("Layers").get(0).asString();
        assertThat(names).containsExactlyInAnyOrder("manifest.json", config, layer);
        assertThat(entry.path("RepoTags").valueStream().map(JsonNode::asString))
                .containsExactly("mikrotik-tailscale:" + TestingImage.tag().substring(1));

        run("tar", "-xf", archive.toString());
        String diffId =
                TestingImage.image(platform).config().diffIds().getFirst().hex();
        assertThat(layer).isEqualTo(diffId + ".tar");
        assertThat(run("sha256sum", layer, config))
                .startsWith(diffId + "  ")
                .contains(config.replace(".json", "") + "  " + config);
        // A tar says so at its 257th byte; gzip would begin with 1f 8b.
        assertThat(run("sh", "-c", "dd if='%s' bs=1 skip=257 count=5 2> /dev/null".formatted(layer)))
                .isEqualTo("ustar");
    }

    private static String layout(String tag) {
        return "oci:%s:%s".formatted(TestingImage.layout(), tag);
    }

    private String skopeo(String... words) {
        TestingPrograms.require("skopeo");
        return run(Stream.concat(Stream.of("skopeo"), Stream.of(words)).toArray(String[]::new));
    }

    private String run(String... words) {
        return TestingPrograms.run(folder, words);
    }
}
