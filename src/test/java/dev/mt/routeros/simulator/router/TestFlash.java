package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import dev.mt.routeros.simulator.storage.Volume;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Facts, section 5. */
class TestFlash {
    private static final int SIZE = 2_600_000;

    private final MemoryRegistry registry = TestingRouter.registry(MemoryRegistry.Kind.GITEA);

    TestFlash() {
        registry.push(TestingRouter.REPOSITORY, "stable", TestingReleases.release(7, SIZE));
    }

    private Router small(String version, long free) {
        RouterSpec spec = RouterSpec.small(TestingRouter.version(version)).withFlash(16 << 20, free);
        return TestingRouter.network(
                new Router(spec, TestingRouter.world(registry, Workload.always(TestingRouter.GOOD))));
    }

    private static long free(Router router) {
        return Long.parseLong(
                router.value(":return [/system/resource/get free-hdd-space]").print());
    }

    private static String add(String root) {
        return "/container/add interface=veth1 root-dir=" + root + " remote-image=\"" + TestingRouter.IMAGE
                + ":stable\"; :delay 1m";
    }

    @Test
    void anImageTakesWholeBlocksOfEachFile() throws IOException {
        Router router = small("7.24", 6 << 20);
        router.run("/disk/add type=tmpfs tmpfs-max-size=16M slot=tmp; /container/config/set tmpdir=tmp");
        long before = free(router);
        router.run(add("flash/tailscale/root"));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        Image image = TestingReleases.release(7, SIZE).stream()
                .filter(each -> each.platform() == Platform.ARMV7)
                .findFirst()
                .orElseThrow();
        long content = image.files().contentBytes();
        long taken = before - free(router);
        assertThat(taken).isGreaterThan(content).isLessThan(content + 20L * Volume.BLOCK);
        assertThat(taken % Volume.BLOCK).isZero();
        router.run("/container/remove 0; :delay 10s; /file/remove flash/tailscale");
        assertThat(free(router)).isEqualTo(before);
    }

    @Test
    void layersTakeFlashWhileTheyAreExtractedUnlessTmpdirIsInMemory() {
        Router tight = small("7.24", 4 << 20);
        tight.run(add("flash/tailscale/root"));
        assertThat(tight.log().has("no space to extract layer")).isTrue();
        Router roomy = small("7.24", 4 << 20);
        roomy.run("/disk/add type=tmpfs tmpfs-max-size=16M slot=tmp; /container/config/set tmpdir=tmp");
        roomy.run(add("flash/tailscale/root"));
        assertThat(TestingRouter.state(roomy)).isEqualTo("stopped");
    }

    @Test
    void whatDoesNotFitFailsAndTheRestStaysUntilItIsRemoved() {
        Router router = small("7.24", 1 << 20);
        router.run("/disk/add type=tmpfs tmpfs-max-size=16M slot=tmp; /container/config/set tmpdir=tmp");
        router.run(add("flash/tailscale/root"));
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(free(router)).isPositive();
    }

    @Test
    void everythingOutsideFlashIsLostAtAReboot() {
        Router router = small("7.24", 6 << 20);
        router.run("/file/add name=lost.txt contents=a; /file/add name=flash/kept.txt contents=b");
        router.run(add("outside/root"));
        assertThat(router.run("/container/start 0; :delay 10s")).isEmpty();
        assertThat(router.containers().anyHealthy()).isTrue();
        router.reboot();
        router.pass(Duration.ofMinutes(1));
        assertThat(router.files().find("lost.txt")).isEmpty();
        assertThat(router.files().find("flash/kept.txt")).isPresent();
        router.run("/container/start 0; :delay 10s");
        assertThat(router.log().has("No such file or directory")).isTrue();
    }

    @Test
    void boardsWithoutTheFolderKeepEverything() {
        Router router = TestingRouter.router("7.24");
        router.run("/file/add name=kept.txt contents=a");
        router.reboot();
        router.pass(Duration.ofMinutes(1));
        assertThat(router.value(":return [/file/get kept.txt contents]").print())
                .isEqualTo("a");
    }

    @Test
    void aRootInATmpfsWritesNoFlashAndIsGoneAfterAReboot() {
        Router router = small("7.24", 1 << 20);
        router.run("/disk/add type=tmpfs tmpfs-max-size=32M slot=tmp1; /container/config/set tmpdir=tmp1/layers");
        long before = free(router);
        router.run(add("tmp1/root") + "; /container/start 0; :delay 10s");
        assertThat(router.containers().anyHealthy()).isTrue();
        assertThat(free(router)).isEqualTo(before);
        assertThat(router.freeMemory()).isLessThan(router.spec().ram());
        router.losePower(Duration.ofSeconds(20));
        router.pass(Duration.ofMinutes(2));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        assertThat(router.rows("disk").getFirst()).containsEntry("slot", "tmp1").containsEntry("mounted", "true");
        router.run("/container/start 0; :delay 10s");
        assertThat(router.containers().anyHealthy()).isFalse();
    }

    @Test
    void aTmpfsIsNoLargerThanItMayBe() {
        Router router = small("7.24", 6 << 20);
        router.run("/disk/add type=tmpfs tmpfs-max-size=2M slot=tmp1; /container/config/set tmpdir=tmp1/layers");
        router.run(add("flash/root"));
        assertThat(router.log().has("no space to extract layer")).isTrue();
    }

    @Test
    void stateIsKeptWhereMountsSay() {
        Router router = new Router(
                RouterSpec.small(TestingRouter.version("7.24")),
                TestingRouter.world(
                        registry,
                        Workload.always(TestingRouter.GOOD.writing("/var/lib/tailscale/tailscaled.state", 5000))));
        TestingRouter.network(router);
        router.run("/container/mounts/add list=m src=flash/state dst=/var/lib/tailscale");
        router.run("/disk/add type=tmpfs tmpfs-max-size=32M slot=tmp1; /container/config/set tmpdir=tmp1");
        router.run("/container/add interface=veth1 root-dir=tmp1/root mountlists=m remote-image=\""
                + TestingRouter.IMAGE + ":stable\"; :delay 1m; /container/start 0; :delay 10s");
        assertThat(router.run("/file/print")).contains("flash/state/tailscaled.state");
        assertThat(router.rows("file"))
                .filteredOn(row -> "tmp1/root".equals(row.get("name")))
                .extracting(row -> row.get("type"))
                .containsExactly("container store");
    }
}
