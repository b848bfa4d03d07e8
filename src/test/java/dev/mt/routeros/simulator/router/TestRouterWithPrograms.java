package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.oci.TestingImages;
import dev.mt.routeros.simulator.container.Hardware;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.RealInternet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated router against Debian's docker-registry, over TLS. */
@Tag("machine")
class TestRouterWithPrograms {
    private static final String NAME = "network/tailscale:stable";

    @TempDir
    private static Path folder;

    private static TestingTlsRegistry registry;
    private static List<Image> images;

    @BeforeAll
    static void start() throws IOException {
        registry = TestingTlsRegistry.start(folder);
        Path layout = folder.resolve("layout");
        images = TestingImages.images(folder);
        TestingImages.layout(layout, folder);
        registry.push(layout, TestingImages.TAG, NAME);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static Router router(Hardware hardware) throws Exception {
        Router router = new Router(
                RouterSpec.large(TestingRouter.version("7.24"))
                        .with(hardware)
                        .withStart(Instant.now().plusSeconds(60)), // the certificates have just been made
                World.of(new RealInternet(Line.ORDINARY), Workload.always(TestingRouter.GOOD)));
        router.run("/interface/veth/add name=veth1 address=172.20.0.2/24 gateway=172.20.0.1");
        router.upload("ca.crt", registry.authority());
        return router;
    }

    private static Router pulled(Router router, String more) {
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + registry.address() + "/" + NAME + "\" "
                + more);
        router.pass(Duration.ofMinutes(1));
        return router;
    }

    @Test
    void pullsByIndexForEachArchitectureWithItsCertificateChecked() throws Exception {
        for (Hardware hardware : Hardware.values()) {
            Router router = router(hardware);
            router.run("/certificate/import file-name=ca.crt");
            pulled(router, "check-certificate=yes");
            assertThat(TestingRouter.state(router))
                    .as("%s", router.log().lines())
                    .isEqualTo("stopped");
            Platform got = hardware == Hardware.EN7562CT ? Platform.ARMV7 : hardware.platform();
            assertThat(router.rows("container").getFirst())
                    .containsEntry("image-id", TestingReleases.id(images, got).toString());
            assertThat(router.files().find("r/bin/busybox"))
                    .hasValueSatisfying(node -> assertThat(node.size()).isEqualTo(200_000));
        }
    }

    @Test
    void takesNoCertificateThatItDoesNotKnow() throws Exception {
        Router router = pulled(router(Hardware.ARM64), "check-certificate=yes");
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.log().has("ssl: ")).isTrue();
        router.run("/container/remove 0; :delay 20s");
        assertThat(TestingRouter.state(pulled(router, ""))).isEqualTo("stopped");
    }

    @Test
    void fetchesTheSameDigestAsSkopeo() throws Exception {
        Router router = router(Hardware.ARM64);
        String fetch = "[/tool/fetch url=\"https://" + registry.address() + "/v2/network/tailscale/manifests/stable\" "
                + "http-header-field=\"Accept: application/vnd.oci.image.index.v1+json\" output=user-with-headers "
                + "check-certificate=yes-without-crl as-value]";
        assertThatThrownBy(() -> router.run(":put " + fetch)).hasMessageContaining("failure: ssl:");
        router.run("/certificate/import file-name=ca.crt");
        String headers =
                router.value(":return (" + fetch + "->\"http-headers\")").print();
        assertThat(headers.toLowerCase(java.util.Locale.ROOT))
                .contains("docker-content-digest: " + registry.digest(NAME));
        router.run("/system/clock/set date=1970-01-02");
        assertThatThrownBy(() -> router.run(":put " + fetch)).hasMessageContaining("failure: ssl:");
    }

    @Test
    void distributionGivesAnIndexOnlyToThoseWhoAcceptOne() throws Exception {
        Router router = router(Hardware.ARM64);
        assertThatThrownBy(() -> router.run("/tool/fetch url=\"https://" + registry.address()
                        + "/v2/network/tailscale/manifests/stable\" output=none "
                        + "http-header-field=\"Accept: application/vnd.docker.distribution.manifest.v2+json\""))
                .hasMessageContaining("failure: Status 404, Not Found");
    }
}
