package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import dev.mt.routeros.simulator.router.Router;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RAM-only mode, and the settings of update-tailscale. */
class TestModes {
    private static TestingFleet fleet(String version) {
        return new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, true);
    }

    private static String root(Router router) {
        return router.rows("container").getFirst().getOrDefault("root-dir", "");
    }

    private static void setting(Router router, String name, String value) {
        String source = router.value(":return [/system/script/get update-tailscale source]")
                .print();
        String changed = source.replaceFirst("(?m)^:local " + name + " .*$", ":local " + name + " " + value);
        assertThat(changed).isNotEqualTo(source);
        dev.mt.routeros.simulator.run.Session session = dev.mt.routeros.simulator.run.Session.console(line -> {});
        String id = router.value(":return [/system/script/find where name=update-tailscale]")
                .print();
        router.call("system/script", "set", Map.of("numbers", id, "source", changed), session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.20.8", "7.24"})
    void theImageMovesToMemoryComesBackAfterAStartAndMovesToFlashAgain(String version) {
        TestingFleet.Installed site = fleet(version).ready();
        Router router = site.router();
        String flash = root(router);
        router.run(RouterScript.named("ram").text());
        router.pass(Duration.ofMinutes(2));
        assertThat(root(router)).as("%s", router.log().lines()).startsWith("/tmp/");
        assertThat(router.files().listed().keySet()).noneMatch(name -> name.startsWith(flash.substring(1) + "/"));
        long used = router.files().flash().used();

        router.losePower(Duration.ofSeconds(30));
        router.pass(Duration.ofMinutes(6));
        assertThat(router.containers().anyHealthy())
                .as("%s", router.log().lines())
                .isTrue();
        assertThat(root(router)).startsWith("/tmp/");
        assertThat(router.files().flash().used()).isEqualTo(used);

        router.run(RouterScript.named("ram").with("on", "false").text());
        router.pass(Duration.ofMinutes(2));
        assertThat(root(router)).isEqualTo(flash);
        assertThat(router.containers().anyHealthy()).isTrue();
        router.close();
    }

    @Test
    void aDryRunDoesNothing() {
        TestingFleet.Installed site = fleet("7.24").ready();
        Router router = site.router();
        setting(router, "dryRun", "true");
        fleet("7.24").publish(site.registry(), 2);
        String before = router.export();
        router.run("/system/script/run update-tailscale");
        assertThat(router.log().has("dry run, nothing is done")).isTrue();
        assertThat(router.export()).isEqualTo(before);
        router.close();
    }

    @Test
    void aReleaseToStayAtIsGoneTo() {
        TestingFleet fleet = fleet("7.24");
        TestingFleet.Installed site = fleet.ready();
        Router router = site.router();
        fleet.publish(site.registry(), 2);
        router.pass(Duration.ofDays(1));
        assertThat(router.rows("container").getFirst())
                .containsEntry("image-id", fleet.id(2).toString());
        setting(router, "channel", "\"v1\"");
        router.pass(Duration.ofDays(2));
        assertThat(router.rows("container").getFirst())
                .containsEntry("image-id", fleet.id(1).toString());
        router.close();
    }

    @Test
    void anUpdateIsToldOf() {
        TestingFleet fleet = fleet("7.24");
        TestingFleet.Installed site = fleet.ready();
        Router router = site.router();
        router.run("/tool/e-mail/set server=192.168.88.5");
        setting(router, "notify", "\"email:me@example.net\"");
        fleet.publish(site.registry(), 2);
        router.pass(Duration.ofDays(1));
        assertThat(router.mails()).singleElement().asString().contains("me@example.net", "Tailscale v2 runs");
        router.close();
    }
}
