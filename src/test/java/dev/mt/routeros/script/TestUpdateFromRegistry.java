package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.Annotations;
import dev.mt.oci.Image;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.Hardware;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.RealInternet;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.RouterSpec;
import dev.mt.routeros.simulator.router.TestingReleases;
import dev.mt.routeros.simulator.router.TestingRouter;
import dev.mt.routeros.simulator.router.TestingTlsRegistry;
import dev.mt.routeros.simulator.router.TestingTokens;
import dev.mt.routeros.simulator.router.World;
import dev.mt.testing.TestingPrograms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts and Debian's docker-registry, over TLS with an authority of the test's own, with tokens and without. */
@Tag("machine")
class TestUpdateFromRegistry {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private static Path folder;

    private static TestingTlsRegistry registry;
    private static TestingTokens tokens;
    private static TestingTlsRegistry guarded;

    @BeforeAll
    static void start() throws Exception {
        registry = TestingTlsRegistry.start(folder);
        tokens = TestingTokens.start(folder);
        guarded = registry.another("guarded", tokens.configuration());
        for (int number = 1; number <= 4; number++) {
            Path layout = folder.resolve("v" + number);
            LayoutWriter.write(layout, "v" + number, release(number), Map.of(Annotations.VERSION, "v" + number));
        }
    }

    @AfterAll
    static void stop() {
        guarded.close();
        tokens.close();
        registry.close();
    }

    private static List<Image> release(int number) {
        return TestingReleases.release(number, 300_000);
    }

    private static Digest id(int number) {
        return TestingReleases.id(release(number), Platform.ARM64);
    }

    /** A router that anything of Debian's registry can be pulled to; the fourth release never gets healthy. */
    private static Router router(String version) throws Exception {
        RouterSpec spec = RouterSpec.large(TestingRouter.version(version))
                .with(Hardware.ARM64)
                .withStart(Instant.now().plusSeconds(60)); // the certificates have just been made
        Workload workload = Workload.of(Map.of(id(4), Behaviour.neverHealthy()), TestingRouter.GOOD);
        Router router = new Router(spec, World.of(new RealInternet(Line.ORDINARY), workload));
        router.upload("ca.crt", registry.authority());
        router.run("/certificate/import file-name=ca.crt passphrase=\"\"");
        router.upload(
                "update-tailscale.rsc",
                TestingFleet.bytes(RouterScript.named("update-tailscale").text()));
        return router;
    }

    private static RouterScript setup(TestingTlsRegistry from, String repository) {
        RouterScript setup = RouterScript.named("setup")
                .with("registry", from.address())
                .with("repository", repository)
                .with("updateTime", "03:00:00");
        return from.equals(guarded)
                ? setup.with("tokenUrl", tokens.realm() + "?service=" + TestingTokens.SERVICE)
                : setup;
    }

    private static void publish(int number, String repository) {
        registry.push(folder.resolve("v" + number), "v" + number, repository + ":v" + number);
        registry.push(folder.resolve("v" + number), "v" + number, repository + ":stable");
    }

    private static void runs(Router router, Digest image) {
        assertThat(router.containers().anyHealthy())
                .as("%s", router.log().lines())
                .isTrue();
        assertThat(router.containers().rows())
                .as("%s", router.log().lines())
                .singleElement()
                .satisfies(row ->
                        assertThat(router.containers().info(row).imageId()).isEqualTo(image.toString()));
    }

    @ParameterizedTest
    @CsvSource({"7.13.5,true", "7.20.8,false", "7.24,false", "7.24,true"})
    void updatesSurvivesABrokenPullAndABadReleaseAndGoesBack(String version, boolean withTokens) throws Exception {
        TestingTlsRegistry from = withTokens ? guarded : registry;
        String repository = "network/tailscale-" + version + (withTokens ? "-guarded" : "-open");
        publish(1, repository);
        Router router = router(version);
        String before = router.export();
        int given = tokens.given();
        router.run(setup(from, repository).text());
        router.pass(Duration.ofMinutes(2));
        runs(router, id(1));
        assertThat(tokens.given() > given).isEqualTo(withTokens);

        int lines = router.log().lines().size();
        router.operations().record();
        router.pass(DAY);
        assertThat(router.log().lines()).hasSize(lines);
        assertThat(router.operations().done().stream()
                        .filter(step -> step.kind() == Operation.Kind.FETCH)
                        .map(Operation::what)
                        .filter(what -> what.contains("https://")))
                .as("a look without news")
                .hasSize(withTokens ? 2 : 1);

        publish(2, repository);
        router.pass(DAY);
        runs(router, id(2));

        // A layer is gone from the registry's disk: what it says cannot be pulled.
        publish(3, repository);
        Path layer = blob(release(3));
        Path away = folder.resolve("away");
        Files.move(layer, away);
        router.pass(DAY);
        runs(router, id(2));
        assertThat(router.log().has("tailscale: the pull of")).isTrue();
        assertThat(router.log().has("tailscale: the node goes on with v2")).isTrue();
        Files.move(away, layer);
        router.pass(DAY);
        runs(router, id(3));

        publish(4, repository);
        router.pass(DAY.multipliedBy(4));
        runs(router, id(3));
        assertThat(router.log().lines().stream()
                        .filter(line -> line.message().contains("the new container is not healthy after")))
                .as("it is tried twice, and then left alone")
                .hasSize(2);

        publish(1, repository);
        router.pass(DAY);
        runs(router, id(1));

        router.run(RouterScript.named("remove").with("deleteState", "yes").text());
        assertThat(router.export()).isEqualTo(before);
        router.close();
    }

    private static Path blob(List<Image> release) {
        Image mine = release.stream()
                .filter(image -> image.platform() == Platform.ARM64)
                .findFirst()
                .orElseThrow();
        String hex = mine.manifest().layers().getFirst().digest().hex();
        return folder.resolve(
                "registry/docker/registry/v2/blobs/sha256/%s/%s/data".formatted(hex.substring(0, 2), hex));
    }

    @Test
    void withoutTheAuthorityNothingIsChanged() throws Exception {
        publish(1, "network/unknown");
        Router router = router("7.24");
        router.run("/certificate/remove [find]");
        String before = router.export();
        assertThatThrownBy(() -> router.run(setup(registry, "network/unknown").text()))
                .hasMessageContaining("stopped before it changed anything");
        assertThat(router.log().has("needs the authority of " + registry.address()))
                .isTrue();
        assertThat(router.export()).isEqualTo(before);
        router.close();
    }

    /** What {@code ./mt build} made, whole: its index, its layers' real sizes. */
    @Test
    void takesTheRealImage() throws Exception {
        Path layout =
                Path.of(System.getProperty("mt.home", ".")).resolve("dist/oci").toAbsolutePath();
        TestingPrograms.require(Files.exists(layout.resolve("index.json")), layout + " is missing: ./mt build --tar");
        String repository = "network/real";
        publish(1, repository);
        Router router = router("7.24");
        router.run(setup(guarded, repository).text());
        router.pass(Duration.ofMinutes(2));
        String tag;
        Digest wanted;
        try (OciLayout open = OciLayout.open(layout)) {
            tag = open.tags().getFirst();
        }
        try (OciLayout open = OciLayout.open(layout, tag)) {
            wanted = open.image(Platform.ARM64).id();
        }
        registry.push(layout, tag, repository + ":stable");
        router.pass(DAY);
        runs(router, wanted);
        assertThat(router.rows("container").getFirst())
                .containsEntry("entrypoint", "/usr/local/bin/entrypoint.sh")
                .hasEntrySatisfying("comment", text -> assertThat(text).contains("tag=" + tag));
        router.close();
    }
}
