package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.run.ScriptError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts, section 1, the table of versions: both sides of every border that the schemas' versions have. */
class TestContainerVersions {
    private static Router router(String version) {
        Router router = TestingRouter.network(TestingRouter.router(version));
        boolean lists = router.version().isAtLeast(7, 20);
        boolean mountLists = router.version().isAtLeast(7, 21);
        router.run("/container/envs/add " + (lists ? "list" : "name") + "=e key=K value=V");
        router.run("/container/mounts/add " + (mountLists ? "list" : "name") + "=m src=state dst=/var/lib/tailscale");
        return router;
    }

    @ParameterizedTest
    @CsvSource({
        "7.18.2, 7.19.6, /container/add interface=veth1 name=x",
        "7.19.6, 7.20.8, /container/add interface=veth1 auto-restart-interval=10s",
        "7.19.6, 7.20.8, /container/add interface=veth1 memory-high=64M",
        "7.19.6, 7.20.8, /container/add interface=veth1 envlists=e",
        "7.19.6, 7.20.8, /container/config/set memory-high=64M",
        "7.20.8, 7.21.5, /container/add interface=veth1 mountlists=m",
        "7.20.8, 7.21.5, /container/add interface=veth1 stop-time=30s",
        "7.20.8, 7.21.5, /container/add interface=veth1 hosts=a:1.2.3.4",
        "7.20.8, 7.21.5, /container/envs/add list=e key=a value=b disabled=yes",
        "7.21.5, 7.22.3, /container/add interface=veth1 healthcheck-cmd=/x",
        "7.22.3, 7.23.3, /container/add interface=veth1 restart-policy=always",
        "7.22.3, 7.23.3, /container/add interface=veth1 memory-max=64M",
        "7.22.3, 7.23.3, /container/add interface=veth1 stop-on-unhealthy=yes",
        "7.22.3, 7.23.3, /container/mounts/add list=m src=a dst=/b mode=ro",
        "7.22.3, 7.23.3, /container/add interface=veth1 ignore-remote-image-change=yes",
        "7.23.3, 7.24, /container/add interface=veth1 privileged=no",
    })
    void isUnknownBeforeAndKnownSince(String before, String since, String command) {
        assertThatThrownBy(() -> router(before).run(command))
                .as("%s on %s", command, before)
                .isInstanceOf(ScriptError.class);
        assertThatCode(() -> router(since).run(command))
                .as("%s on %s", command, since)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "7.19.6, 7.20.8, /container/config/set ram-high=64M",
        "7.20.8, 7.21.5, /container/add interface=veth1 mounts=m",
        "7.22.3, 7.23.3, /container/add interface=veth1 auto-restart-interval=10s",
        "7.22.3, 7.23.3, /container/mounts/add list=m src=a dst=/b read-only=yes",
    })
    void isKnownUntilAndUnknownSince(String until, String since, String command) {
        assertThatCode(() -> router(until).run(command))
                .as("%s on %s", command, until)
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> router(since).run(command))
                .as("%s on %s", command, since)
                .isInstanceOf(ScriptError.class);
    }

    @Test
    void envlistIsAnAbbreviationOnNewerVersionsButMountsIsNone() {
        Router router = router("7.24");
        router.run("/container/add interface=veth1 envlist=e");
        assertThat(router.value(":return [/container/get 0 envlists]").print()).isEqualTo("e");
        assertThatThrownBy(() -> router.run("/container/add interface=veth1 mounts=m"))
                .isInstanceOf(ScriptError.class);
    }

    @Test
    void mountListsMustBeThere() {
        assertThatThrownBy(() -> router("7.24").run("/container/add interface=veth1 mountlists=nope"))
                .hasMessageContaining("input does not match any value of mountlists");
        assertThatThrownBy(() -> router("7.13.5").run("/container/add interface=veth1 mounts=nope"))
                .hasMessageContaining("input does not match any value of mounts");
    }

    @Test
    void addNeedsOnlyAnInterface() {
        assertThatThrownBy(() -> router("7.24").run("/container/add name=x"))
                .hasMessageContaining("missing value(s) of argument(s) interface");
        router("7.24").run("/container/add interface=veth1");
    }

    @Test
    void theRegistryIsLscrByDefault() {
        assertThat(TestingRouter.router("7.24")
                        .value(":return [/container/config/get registry-url]")
                        .print())
                .contains("lscr.io");
    }

    @Test
    void withoutThePackageThereIsNoMenu() {
        Router router = new Router(
                RouterSpec.large(TestingRouter.version("7.24")).withContainerPackage(false),
                TestingRouter.world(Workload.always(TestingRouter.GOOD)));
        assertThatThrownBy(() -> router.run("/container print")).hasMessageContaining("bad command name container");
        assertThat(router.value(":return [:len [/system/package/find where name=\"container\"]]")
                        .print())
                .isEqualTo("0");
    }

    @Test
    void oneScriptServesSeveralVersionsByParsing() {
        for (String version : java.util.List.of("7.22.3", "7.23.3")) {
            Router router = router(version);
            router.run("/container/add interface=veth1");
            router.run(":do {[:parse \"/container/set 0 restart-policy=always\"]} on-error={}");
            assertThat(router.rows("container").getFirst().getOrDefault("restart-policy", "none"))
                    .isEqualTo(version.equals("7.22.3") ? "none" : "always");
        }
    }
}
