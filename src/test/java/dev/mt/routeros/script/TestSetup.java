package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.RouterSpec;
import dev.mt.routeros.simulator.router.TestingRouter;
import dev.mt.routeros.simulator.router.World;
import dev.mt.routeros.simulator.run.ScriptError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** setup.rsc, status.rsc and remove.rsc on every version and architecture. */
class TestSetup {
    static Stream<TestingFleet> everywhere() {
        return TestingRouter.versions().stream().map(RouterOsVersion::toString).flatMap(version -> Stream.of(
                        TestingFleet.Model.LARGE,
                        TestingFleet.Model.SMALL,
                        TestingFleet.Model.ARMV5,
                        TestingFleet.Model.VIRTUAL)
                .map(model -> new TestingFleet(version, model, Kind.GITEA, true)));
    }

    private static String text(String script) {
        return RouterScript.named(script).text();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void setsUpOnceChangesNothingTheSecondTimeAndGoesWithoutATrace(TestingFleet fleet) throws Exception {
        TestingFleet.Installed site = fleet.fresh();
        Router router = site.router();
        String before = router.export();
        String said = router.run(fleet.setup().text());
        router.pass(Duration.ofMinutes(1));
        assertThat(router.containers().anyHealthy())
                .as("%s %s", said, router.log().lines())
                .isTrue();
        String export = router.export();
        Map<String, String> ours = router.rows("interface/veth").getFirst();
        assertThat(ours).containsEntry("comment", "mikrotik-tailscale").containsEntry("name", "veth-tailscale");

        assertThat(router.run(fleet.setup().text())).doesNotContain("made:", "changed:", "removed:");
        assertThat(router.export()).isEqualTo(export);

        String changed = router.run(fleet.setup()
                .with("lan", "192.168.88.0/24,192.168.99.0/24")
                .with("otherLans", "10.9.0.0/16")
                .text());
        assertThat(changed.lines().filter(line -> line.matches("(made|changed|removed):.*")))
                .containsExactly(
                        "made: /ip/route dst-address=\"10.9.0.0/16\" gateway=\"172.20.0.2\"",
                        changed.lines()
                                .filter(line -> line.startsWith("changed: /container/envs"))
                                .findFirst()
                                .orElse("TS_ROUTES was to change"));
        assertThat(router.run(fleet.setup().text())).contains("removed: /ip/route 10.9.0.0/16");
        assertThat(router.export()).isEqualTo(export);

        assertThat(router.run(text("status")))
                .contains("version: " + router.version().line(), "http://172.20.0.2:9002/healthz: ok", "role=current");

        router.run(text("remove").replace(":local deleteState \"ask\"", ":local deleteState \"yes\""));
        assertThat(router.export()).isEqualTo(before);
        assertThat(router.files().listed().keySet())
                .noneMatch(name -> name.contains("tailscale/") || name.contains("root"));
        router.close();
    }

    /** Facts about the original's deployment: its router is taken over as it is. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"7.21.5", "7.23.3", "7.24"})
    void takesOverTheOriginalsRouter(String version) throws Exception {
        TestingFleet fleet = new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true);
        TestingFleet.Installed site = fleet.fresh();
        Router router = site.router();
        router.run(original());
        router.run("/container/add name=tailscale interface=veth-tailscale remote-image=\"" + TestingFleet.HOST + "/"
                + TestingFleet.REPOSITORY + ":v1\" root-dir=tailscale/root mountlists=tailscale_state start-on-boot=yes"
                + " logging=yes hostname=mine; :delay 1m; /container/start 0; :delay 10s");
        assertThat(router.containers().anyHealthy()).isTrue();
        fleet.publish(site.registry(), 2);
        String said = router.run(fleet.setup().text());
        router.pass(Duration.ofMinutes(10));
        assertThat(router.rows("container"))
                .as("%s %s", said, router.log().lines())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("name", "tailscale")
                        .containsEntry("image-id", fleet.id(2).toString())
                        .containsEntry("hostname", "mine")
                        .containsEntry("mountlists", "tailscale_state"));
        assertThat(router.rows("interface/veth").getFirst().getOrDefault("comment", ""))
                .isEmpty();
        assertThat(router.rows("interface/veth").getFirst()).containsEntry("address", "172.20.0.2/24");
        router.close();
    }

    private static String original() {
        try (var in = java.util.Objects.requireNonNull(TestingRouter.class.getResourceAsStream("original-setup.rsc"))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void saysOneSentenceForEachProblemAndChangesNothing() throws Exception {
        TestingFleet fleet = new TestingFleet("7.24", TestingFleet.Model.LARGE, Kind.GITEA, true);
        World world = TestingRouter.world(dev.mt.routeros.simulator.container.Workload.always(TestingRouter.GOOD));
        RouterSpec spec = fleet.spec();
        for (Map.Entry<RouterSpec, String> each : List.of(
                Map.entry(spec.withContainerPackage(false), "the package container is not installed"),
                Map.entry(
                        spec.withDeviceMode(false),
                        "containers are switched off: /system/device-mode/update container=yes"),
                Map.entry(spec.withDeviceMode(false), "fetch is switched off: /system/device-mode/update fetch=yes"),
                Map.entry(
                        spec.withDeviceMode(false),
                        "scheduler is switched off: /system/device-mode/update scheduler=yes"),
                Map.entry(spec.withFlash(16 << 20, 1 << 20), "flash is too small by 26"),
                Map.entry(spec.withRam(64 << 20), "memory is too small by"),
                Map.entry(
                        spec.withStart(java.time.Instant.parse("1970-01-02T00:00:00Z")), "the clock stands at 1970"))) {
            Router router = new Router(each.getKey(), world);
            router.upload("update-tailscale.rsc", TestingFleet.bytes(text("update-tailscale")));
            String before = router.export();
            StringBuilder said = new StringBuilder();
            assertThatThrownBy(() -> router.run(
                            fleet.setup().text(),
                            dev.mt.routeros.simulator.run.Session.console(
                                    line -> said.append(line).append('\n'))))
                    .isInstanceOf(ScriptError.class)
                    .hasMessageContaining("setup has failed: stopped before it changed anything");
            assertThat(said.toString()).contains("problem: " + each.getValue());
            assertThat(router.export()).isEqualTo(before);
            router.close();
        }
    }

    /** Names are what people make of them, and a key is for nobody to see. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"7.13.5", "7.20.8", "7.24"})
    void valuesGetInAsTheyAreAndKeysAreNotPrinted(String version) {
        TestingFleet fleet = new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true);
        Router router = fleet.fresh().router();
        RouterScript setup = fleet.setup()
                .with("hostname", "Bob's \"lab\" \\ $5")
                .with("authKey", "tskey-auth-secret")
                .with("notify", "http://192.168.88.5/?a=$b&c=\\d");
        String said = router.run(setup.text());
        router.pass(Duration.ofMinutes(1));
        assertThat(router.rows("container/envs")).anySatisfy(row -> assertThat(row)
                .containsEntry("key", "TS_HOSTNAME")
                .containsEntry("value", "Bob's \"lab\" \\ $5"));
        assertThat(router.rows("container/envs"))
                .anySatisfy(row ->
                        assertThat(row).containsEntry("key", "TS_AUTHKEY").containsEntry("value", "tskey-auth-secret"));
        assertThat(router.value(":return [/system/script/get update-tailscale source]")
                        .print())
                .contains(":local notify \"http://192.168.88.5/?a=\\$b&c=\\\\d\"\n");
        assertThat(router.run(setup.text())).doesNotContain("made:", "changed:", "removed:", "tskey");
        String changed = router.run(setup.with("authKey", "tskey-auth-other").text());
        assertThat(changed.lines().filter(line -> line.startsWith("changed:"))).hasSize(1);
        assertThat(said + changed + router.run(text("status")) + router.log().lines())
                .doesNotContain("tskey")
                .contains("TS_AUTHKEY", "delete it, or take the key out");
        router.close();
    }

    @Test
    void needsDnsTheRegistryAndTheOtherScript() {
        TestingFleet fleet = new TestingFleet("7.24", TestingFleet.Model.LARGE, Kind.GITEA, true);
        Router router = fleet.fresh().router();
        assertThatThrownBy(() -> router.run(
                        fleet.setup().with("registry", "nowhere.example").text()))
                .isInstanceOf(ScriptError.class);
        assertThat(router.log().has("nowhere.example cannot be reached")).isTrue();
        router.run("/ip/dhcp-client/set 0 use-peer-dns=no; /file/remove update-tailscale.rsc");
        assertThatThrownBy(() -> router.run(fleet.setup().text())).isInstanceOf(ScriptError.class);
        assertThat(router.log().has("the router has no DNS server")).isTrue();
        assertThat(router.log().has("update-tailscale.rsc is not among the files"))
                .isTrue();
        router.close();
    }
}
