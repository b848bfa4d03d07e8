package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TestingImages;
import dev.mt.testing.TestingDockerRegistry;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about releases, with Debian's docker-registry, judged by skopeo. */
@Tag("machine")
class TestReleaseCommands {
    @TempDir
    private static Path folder = Path.of("");

    private static TestingDockerRegistry registry;

    @BeforeAll
    static void prepare() throws IOException {
        registry = TestingDockerRegistry.start(folder);
        TestingImages.layout(folder.resolve("dist/oci"), folder);
        Files.createDirectories(folder.resolve("dist/proof"));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private TestingMt mt(String... arguments) {
        return TestingMt.in(Path.of(System.getProperty("mt.home", "")), Map.of(), arguments);
    }

    private TestingMt publish(String repository, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "release",
                "publish",
                "--from",
                folder.resolve("dist").toString(),
                "--to",
                registry.host() + repository));
        words.addAll(List.of(more));
        return mt(words.toArray(String[]::new));
    }

    @Test
    void whatIsNotProvenIsNotPublished() {
        TestingMt refused = publish("/x/unproven");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("amd64 was not verified", "--unproven");
        TestingMt listed = mt("release", "list", "--to", registry.host() + "/x/unproven");
        assertThat(listed.status()).as(listed.err()).isZero();
        assertThat(listed.out()).isEmpty();
        assertThat(listed.err()).contains("there is no release in %s/x/unproven".formatted(registry.host()));
    }

    @Test
    void publishListPromoteAndSkopeoAgree() throws IOException {
        Digest index;
        try (OciLayout layout = OciLayout.open(folder.resolve("dist/oci"))) {
            index = layout.imageIndex().digest();
            for (var image : layout.images()) {
                Digest manifest = Digest.of(image.manifest().json());
                Files.writeString(
                        folder.resolve("dist/proof/" + image.platform().id() + ".json"),
                        "{\"manifest\":\"%s\"}".formatted(manifest));
            }
        }
        TestingMt published = publish("/x/tailscale");
        assertThat(published.status()).as(published.err()).isZero();
        assertThat(published.out()).isEqualTo("%s/x/tailscale@%s\n".formatted(registry.host(), index));
        for (String tag : List.of(TestingImages.TAG, "stable")) {
            String raw = TestingPrograms.run(
                    folder,
                    "skopeo",
                    "inspect",
                    "--raw",
                    "--tls-verify=false",
                    "docker://%s/x/tailscale:%s".formatted(registry.host(), tag));
            assertThat(Digest.of(raw)).isEqualTo(index);
        }
        TestingMt listed = mt("release", "list", "--to", registry.host() + "/x/tailscale");
        assertThat(listed.out()).contains(TestingImages.TAG, index.toString(), "linux/arm/v5", "stable");
        TestingMt promoted = mt("release", "promote", TestingImages.TAG, "--to", registry.host() + "/x/tailscale");
        assertThat(promoted.status()).as(promoted.err()).isZero();
        assertThat(promoted.err()).contains("stable is there already");
        Files.delete(folder.resolve("dist/proof/" + Platform.AMD64.id() + ".json"));
    }

    @Test
    void mistakesAreExplained() {
        assertThat(publish("/x/y:stable").err()).contains("a repository was expected");
        assertThat(mt("release", "promote", "latest").err()).contains("'latest' is not the tag of a release");
        TestingMt gone = mt("release", "promote", "v1.98.0-mt.1", "--to", registry.host() + "/x/none");
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.err()).contains("there is no", "mt release list");
        assertThat(publish("/x/y", "v1.98.0-mt.1").err()).contains("has no tag 'v1.98.0-mt.1'");
    }
}
