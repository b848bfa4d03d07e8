package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Platform;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.Manifest;
import dev.mt.oci.MediaType;
import dev.mt.routeros.simulator.container.Hardware;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts, section 1, "Image formats", and what the log says when an image does not come in. */
class TestContainerImages {
    private final MemoryRegistry registry = TestingRouter.registry(MemoryRegistry.Kind.GITEA);

    private Router router(String version, Hardware hardware) {
        return TestingRouter.network(new Router(
                RouterSpec.large(TestingRouter.version(version)).with(hardware),
                TestingRouter.world(registry, Workload.always(TestingRouter.GOOD))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardware.class,
            names = {"X86", "ARM64", "ARM"})
    void takesItsOwnOutOfAnIndex(Hardware hardware) {
        Router router = TestingRouter.container(router("7.24", hardware), "");
        assertThat(router.rows("container").getFirst())
                .containsEntry(
                        "image-id",
                        TestingReleases.id(TestingReleases.release(1), hardware.platform())
                                .toString())
                .containsEntry("arch", hardware.platform().architecture())
                .containsEntry("os", "linux");
        router.run("/container/start 0; :delay 10s");
        assertThat(router.containers().anyHealthy()).isTrue();
    }

    @Test
    void takesArmv7OutOfAnIndexOnAProcessorWithoutItAndDies() {
        Router router = TestingRouter.container(router("7.24", Hardware.EN7562CT), "");
        router.run("/container/start 0; :delay 10s");
        assertThat(router.log().has("Illegal instruction")).isTrue();
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        List<Image> only = TestingReleases.release(1).stream()
                .filter(image -> image.platform() == Platform.ARMV5)
                .toList();
        registry.push(TestingRouter.REPOSITORY, "stable-armv5", only);
        router.run(
                "/container/add interface=veth1 root-dir=v5 remote-image=\"" + TestingRouter.IMAGE + ":stable-armv5\"");
        router.run(":delay 30s; /container/start 1; :delay 10s");
        assertThat(router.containers().anyHealthy()).isTrue();
    }

    @Test
    void anUncompressedLayerFails() throws IOException {
        Image image = TestingReleases.release(1).get(1);
        byte[] tar = image.layers().getFirst().tar().readAll();
        registry.blob(tar);
        registry.blob(image.configJson().readAll());
        Manifest manifest = Manifest.of(
                Descriptor.of(MediaType.CONFIG, image.configJson().readAll()),
                List.of(Descriptor.of(MediaType.LAYER_TAR, tar)));
        registry.tag(TestingRouter.REPOSITORY, "stable", MediaType.MANIFEST, manifest.json());
        Router router = TestingRouter.container(router("7.24", Hardware.ARM64), "");
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.log().has("download/extract error: extract layer failed"))
                .isTrue();
        assertThat(router.rows("container").getFirst().get(".about")).contains("extract layer failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.24"})
    void importsADockerArchiveWithoutCompressedLayers(String version) throws Exception {
        Router router = router(version, Hardware.ARM64);
        router.upload("good.tar", TestingArchives.docker(1));
        router.upload("bad.tar", TestingArchives.compressed(1));
        router.run("/container/add interface=veth1 root-dir=good file=good.tar");
        router.run("/container/add interface=veth1 root-dir=bad file=bad.tar; :delay 30s");
        assertThat(router.containers().rows().stream()
                        .map(row -> router.containers().state(row).flag()))
                .containsExactly("stopped", "download/extract failed");
    }

    @Test
    void importsAnOciArchiveOnlyOnNewerVersions() throws Exception {
        for (String version : List.of("7.19.6", "7.20.8")) {
            Router router = router(version, Hardware.ARM64);
            router.upload("image.tar", TestingArchives.oci(1));
            router.run("/container/add interface=veth1 root-dir=r file=image.tar; :delay 30s");
            assertThat(TestingRouter.state(router))
                    .isEqualTo(version.equals("7.19.6") ? "download/extract failed" : "stopped");
        }
    }

    @Test
    void remoteImageMayNameItsRegistryFrom718() {
        for (String version : List.of("7.17.1", "7.18.2")) {
            Router router = router(version, Hardware.ARM64);
            router.run("/container/config/set registry-url=https://other.example");
            router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.IMAGE
                    + ":stable\"; :delay 1m");
            assertThat(TestingRouter.state(router))
                    .isEqualTo(version.equals("7.17.1") ? "download/extract failed" : "stopped");
        }
    }

    @Test
    void aDigestPinsAnImage() {
        Router router = router("7.24", Hardware.ARM64);
        String digest = registry.push(TestingRouter.REPOSITORY, "v2", TestingReleases.release(2))
                .toString();
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.IMAGE + "@" + digest
                + "\"; :delay 30s");
        assertThat(router.rows("container").getFirst().get("image-id"))
                .isEqualTo(TestingReleases.id(TestingReleases.release(2), Platform.ARM64)
                        .toString());
    }

    @Test
    void whatGoesWrongOnlyShowsInTheLog() {
        assertThat(logWith(Trouble.DNS_DEAD)).contains("resolving error");
        assertThat(logWith(Trouble.WRONG_ARCHITECTURE))
                .contains("import error: fetch manifest failed: no manifest found for this architecture");
        assertThat(logWith(Trouble.REGISTRY_FAILS))
                .contains("import error: fetch manifest failed: unexpected status 503");
        assertThat(logWith(Trouble.REGISTRY_LIMITS)).contains("unexpected status 429");
        assertThat(logWith(Trouble.REGISTRY_LIES)).contains("download/extract error: extract layer failed");
        assertThat(logWith(Trouble.REGISTRY_BREAKS)).contains("download/extract error: connection failed");
        assertThat(logWith(Trouble.WAN_LOST)).contains("resolving error");
        assertThat(logWith(Trouble.FLASH_FULL)).contains("no space to extract layer");
    }

    private String logWith(Trouble trouble) {
        Router router = router("7.24", Hardware.ARM64);
        router.conditions().begin(trouble, Conditions.ALWAYS);
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.IMAGE
                + ":stable\"; :delay 3m");
        assertThat(TestingRouter.state(router)).as("%s", trouble).isEqualTo("download/extract failed");
        assertThat(router.rows("container").getFirst()).doesNotContainKey("image-id");
        return router.log().lines().toString();
    }

    @Test
    void aRegistryThatLetsNobodyInIsAnAuthError() {
        Router router = TestingRouter.network(new Router(
                RouterSpec.large(TestingRouter.version("7.24")),
                World.of(
                        request -> dev.mt.routeros.simulator.net.Response.of(401, "text/plain", "no"),
                        Workload.always(TestingRouter.GOOD))));
        TestingRouter.container(router, "");
        assertThat(router.log().has("auth error")).isTrue();
    }

    @Test
    void certificatesAreCheckedWhereTheRowAsksForIt() {
        Router router = router("7.24", Hardware.ARM64);
        router.conditions().begin(Trouble.CERTIFICATE_UNKNOWN, Conditions.ALWAYS);
        TestingRouter.container(router, "");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        router.run("/container/remove 0; :delay 20s");
        TestingRouter.container(router, "check-certificate=yes");
        assertThat(router.log().has("unable to get local issuer certificate")).isTrue();
        assertThatThrownBy(() -> router("7.19.6", Hardware.ARM64)
                        .run("/container/add interface=veth1 remote-image=a check-certificate=yes"))
                .hasMessageContaining("expected end of command");
    }

    @Test
    void aSlowRegistryTakesItsTime() {
        Router router = router("7.24", Hardware.ARM64);
        router.conditions().begin(Trouble.REGISTRY_SLOW, Conditions.ALWAYS);
        TestingRouter.container(router, "");
        assertThat(TestingRouter.state(router)).isEqualTo("downloading/extracting");
        router.pass(Duration.ofMinutes(5));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
    }
}
