package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.Descriptor;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.MediaType;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TestingImages;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRegistryImages {
    private static final String REPOSITORY = "x/tailscale";

    @TempDir
    static Path folder;

    private final TestingRegistry registry = new TestingRegistry();
    private final TestingRegistry elsewhere = new TestingRegistry();
    private final OciLayout layout = open();

    private static OciLayout open() {
        return OciLayout.open(folder.resolve("oci"));
    }

    @BeforeAll
    static void build() {
        TestingImages.layout(folder.resolve("oci"), folder);
    }

    @BeforeEach
    void serve() {
        registry.serve(REPOSITORY, "stable", layout);
    }

    @AfterEach
    void stop() {
        registry.close();
        elsewhere.close();
        layout.close();
    }

    @Test
    void readsEveryPlatformAndFetchesLayersOnlyWhenTheyAreRead() {
        try (RegistryImages images = images(":stable")) {
            assertThat(images.resolve()).isEqualTo(layout.imageIndex().plain());
            List<Image> all = images.images();
            assertThat(all).extracting(Image::platform).containsExactly(Platform.values());
            String layer = "/v2/%s/blobs/%s"
                    .formatted(REPOSITORY, all.get(1).layers().getFirst().blob().digest());
            assertThat(registry.requests()).doesNotContain(layer);
            FileTree files = all.get(1).files();
            assertThat(files.find("etc/platform")).isPresent();
            assertThat(registry.requests()).containsOnlyOnce(layer);
        }
    }

    @Test
    void readsByDigest() {
        try (RegistryImages images = images("@" + layout.imageIndex().digest())) {
            assertThat(images.images()).hasSize(4);
        }
    }

    @Test
    void getsATokenFromTheBearerChallengeAmongSeveral() {
        List<String> challenges = List.of(
                "Basic realm=\"x\"",
                "Negotiate, Bearer realm=\"http://%s/token?a=b\",service=\"the registry\"".formatted(elsewhere.host()));
        guard(challenges);
        elsewhere.on("/token", exchange -> {
            assertThat(exchange.getRequestURI().getRawQuery())
                    .isEqualTo("a=b&service=the+registry&scope=repository%3Ax%2Ftailscale%3Apull");
            TestingRegistry.text(200, "{\"token\":\"secret\"}").to(exchange);
        });
        try (RegistryImages images = images(":stable")) {
            assertThat(images.images()).hasSize(4);
        }
        assertThat(elsewhere.requests()).containsExactly("/token");
    }

    @Test
    void aRedirectToAnotherServerCarriesNoToken() {
        Descriptor layer = layer();
        String path = "/v2/%s/blobs/%s".formatted(REPOSITORY, layer.digest());
        guard(List.of("Bearer realm=\"http://%s/token\"".formatted(elsewhere.host())));
        registry.on(path, TestingRegistry.redirect("http://%s/stored".formatted(elsewhere.host())));
        elsewhere.on("/token", TestingRegistry.text(200, "{\"access_token\":\"secret\"}"));
        elsewhere.on("/stored", TestingRegistry.blob(layout, layer));
        try (RegistryImages images = images(":stable")) {
            assertThat(images.image(Platform.AMD64).files().find("bin/busybox")).isPresent();
        }
        assertThat(registry.requests()).contains(path + " Bearer secret");
        assertThat(elsewhere.requests()).containsExactly("/token", "/stored");
    }

    @ParameterizedTest
    @CsvSource({"http://example.com/x", "ftp://127.0.0.1/x", "http:///", "file:///etc/passwd", "://"})
    void doesNotFollowWhereNobodyShouldGo(String location) {
        registry.on("/v2/x/tailscale/manifests/stable", TestingRegistry.redirect(location));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).isInstanceOf(Failure.class).hasMessageContaining("it was redirected to");
        }
    }

    @Test
    void givesUpOnRedirectsInCircles() {
        String path = "/v2/x/tailscale/manifests/stable";
        registry.on(path, TestingRegistry.redirect(path));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).hasMessageContaining("more than 5 times");
        }
    }

    @Test
    void saysWhatTheRegistrySaid() {
        try (RegistryImages images = images(":gone")) {
            assertThatThrownBy(images::images)
                    .isInstanceOf(Failure.class)
                    .hasMessage("%s: fetching manifest gone of x/tailscale failed: status 404: NAME_UNKNOWN: not here"
                            .formatted(registry.host()));
        }
    }

    @Test
    void showsOnlyTheBeginningOfALongAnswer() {
        registry.on(
                "/v2/x/tailscale/manifests/stable",
                TestingRegistry.text(503, "<h1>\u001b[31m" + "sorry ".repeat(20_000)));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images)
                    .hasMessageContaining("status 503: <h1> [31msorry")
                    .extracting(e -> Objects.requireNonNull(e.getMessage()).length())
                    .isEqualTo("%s: fetching manifest stable of x/tailscale failed: status 503: "
                                    .formatted(registry.host())
                                    .length()
                            + 401);
        }
    }

    @Test
    void saysThatTheRepositoryIsPrivate() {
        guard(List.of("Basic realm=\"x\""));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).hasMessageContaining("status 401");
        }
        guard(List.of("Bearer realm=\"http://%s/token\"".formatted(elsewhere.host())));
        elsewhere.on("/token", TestingRegistry.text(403, "denied"));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images)
                    .hasMessageContaining("fetching a token")
                    .hasMessageContaining("denied");
        }
        elsewhere.on("/token", TestingRegistry.text(200, "{\"token\":\"wrong\"}"));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).hasMessageContaining("status 401");
        }
        elsewhere.on("/token", TestingRegistry.text(200, "{\"token\":\"a\\r\\nb\"}"));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).hasMessageContaining("the answer holds none");
        }
    }

    @Test
    void noticesBytesThatWereChangedOnTheWay() {
        Descriptor layer = layer();
        registry.on("/v2/%s/blobs/%s".formatted(REPOSITORY, layer.digest()), TestingRegistry.text(200, "x".repeat((int)
                        layer.size())));
        try (RegistryImages images = images(":stable")) {
            Image image = images.image(Platform.AMD64);
            assertThatThrownBy(image::files)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("expected " + layer.digest());
        }
        String other = Digest.of("other").toString();
        registry.on("/v2/x/tailscale/manifests/" + other, TestingRegistry.blob(layout, layout.imageIndex()));
        try (RegistryImages images = images("@" + other)) {
            assertThatThrownBy(images::images).hasMessageContaining("expected %s, found".formatted(other));
        }
    }

    @Test
    void saysThatSomethingIsNoImage() {
        registry.on("/v2/x/tailscale/manifests/stable", TestingRegistry.text(200, "hello"));
        try (RegistryImages images = images(":stable")) {
            assertThatThrownBy(images::images).hasMessageContaining("its media type is 'none'");
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        try (RegistryImages images = images(":stable")) {
            registry.close();
            assertThatThrownBy(images::images)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("127.0.0.1 could not be reached");
        }
    }

    private RegistryImages images(String tagOrDigest) {
        return RegistryImages.of(
                Reference.parse(registry.host() + "/" + REPOSITORY + tagOrDigest), new TestingPolicies().settings());
    }

    private void guard(List<String> challenges) {
        registry.on(
                "/v2/x/tailscale/manifests/stable",
                TestingRegistry.guarded("secret", challenges, TestingRegistry.blob(layout, layout.imageIndex())));
    }

    private Descriptor layer() {
        return layout.reachable().stream()
                .filter(blob -> blob.mediaType().equals(MediaType.LAYER_GZIP))
                .findFirst()
                .orElseThrow();
    }
}
