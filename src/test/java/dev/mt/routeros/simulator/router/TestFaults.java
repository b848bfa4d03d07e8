package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import dev.mt.routeros.simulator.run.JobKilled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults strike where they are told to, and the same way each time. */
class TestFaults {
    private static final String ADD = "/container/add interface=veth1 root-dir=r start-on-boot=yes remote-image=\""
            + TestingRouter.IMAGE + ":stable\"; :delay 1m; /container/start 0; :delay 30s";

    private static Router router(World world) {
        return TestingRouter.network(new Router(RouterSpec.large(TestingRouter.version("7.24")), world));
    }

    private static World world() {
        return TestingRouter.world(
                TestingRouter.registry(MemoryRegistry.Kind.GITEA), Workload.always(TestingRouter.GOOD));
    }

    @Test
    void operationsHaveTheSameNumbersEachTime() {
        List<String> first = steps();
        assertThat(first)
                .anyMatch(step -> step.contains("COMMAND /container/add"))
                .anyMatch(step ->
                        step.contains("PULL GET https://registry.example/v2/network/tailscale/manifests/stable"))
                .anyMatch(step -> step.contains("PULL download"))
                .anyMatch(step -> step.contains("PULL extract into r"))
                .anyMatch(step -> step.contains("CONTAINER start"));
        assertThat(steps()).isEqualTo(first);
    }

    private static List<String> steps() {
        Router router = router(world());
        router.operations().record();
        router.run(ADD);
        return router.operations().done().stream().map(Operation::toString).toList();
    }

    @Test
    void powerIsLostBeforeEachStepOfARunAndTheRouterComesBack() {
        World world = world();
        Router good = router(world);
        int first = good.operations().count() + 1;
        good.run(ADD);
        int last = good.operations().count();
        assertThat(good.containers().anyHealthy()).isTrue();
        List<String> states = new ArrayList<>();
        for (int step = first; step <= last; step++) {
            Router router = router(world);
            router.fail(Faults.at(step, new Fault.PowerLost(Duration.ofMinutes(1))));
            assertThatThrownBy(() -> router.run(ADD)).as("step %d", step).isInstanceOf(JobKilled.class);
            assertThat(router.isOn()).isFalse();
            router.pass(Duration.ofMinutes(3));
            assertThat(router.isOn()).isTrue();
            assertThat(router.clock().isRight()).isTrue();
            states.add(TestingRouter.state(router));
            router.close();
        }
        assertThat(states)
                .startsWith("gone")
                .contains("download/extract failed")
                .endsWith("running");
    }

    @Test
    void aPowerLossInTheMiddleLeavesHalfAnImageBehind() {
        Router router = router(world());
        router.fail(Faults.first(
                operation -> operation.what().startsWith("extracted all"), new Fault.PowerLost(Duration.ofMinutes(1))));
        assertThatThrownBy(() -> router.run(ADD)).isInstanceOf(JobKilled.class);
        router.pass(Duration.ofMinutes(3));
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.files().find("r")).isPresent();
        assertThat(router.run("/file/print")).contains("r.tmp"); // the layer that nobody deleted
    }

    @Test
    void troublesEndByThemselves() {
        Router router = router(world());
        router.fail(Faults.first(
                operation -> operation.kind() == Operation.Kind.PULL,
                Fault.of(Trouble.WAN_LOST, Duration.ofMinutes(5))));
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.IMAGE
                + ":stable\"; :delay 1m");
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.conditions().has(Trouble.WAN_LOST)).isTrue();
        router.pass(Duration.ofMinutes(5));
        assertThat(router.conditions().any()).isFalse();
    }

    @Test
    void flashIsFullAtAGivenByte() {
        Router router = router(world());
        router.conditions().begin(Trouble.FLASH_FULL, Conditions.ALWAYS, 50_000);
        assertThat(router.value(":return [/system/resource/get free-hdd-space]").print())
                .isEqualTo("49152");
        router.run("/file/add name=fits contents=\"" + "x".repeat(40_000) + "\"");
        assertThatThrownBy(() -> router.run("/file/add name=not contents=\"" + "x".repeat(59_000) + "\""))
                .hasMessageContaining("not enough space");
        router.conditions().endAll();
        router.run("/file/add name=not contents=\"" + "x".repeat(59_000) + "\"");
    }

    @Test
    void containersExitOrNeverGetHealthy() {
        Router exits = router(world());
        exits.conditions().begin(Trouble.CONTAINER_EXITS, Conditions.ALWAYS);
        exits.run(ADD);
        assertThat(TestingRouter.state(exits)).isEqualTo("stopped");
        Router never = router(world());
        never.conditions().begin(Trouble.NEVER_HEALTHY, Conditions.ALWAYS);
        never.run(ADD);
        assertThat(TestingRouter.state(never)).isEqualTo("running");
        assertThat(never.containers().anyHealthy()).isFalse();
    }

    @Test
    void anOperatorMeddlesAtTheSameTime() {
        Router router = router(world());
        router.fail(Faults.first(
                operation -> operation.what().startsWith("extract into"),
                new Fault.Meddling("/container/remove [find]")));
        assertThatThrownBy(() -> router.run(ADD)).hasMessageContaining("no such item");
        router.pass(Duration.ofMinutes(1));
        assertThat(TestingRouter.state(router)).isEqualTo("gone");
        assertThat(router.files().find("r")).isEmpty();
    }

    @Test
    void aSeedPicksTheSameFaults() {
        List<Fault> menu = List.of(
                new Fault.PowerLost(Duration.ofSeconds(30)),
                Fault.of(Trouble.DNS_DEAD, Duration.ofMinutes(1)),
                new Fault.ClockLost(),
                Fault.of(Trouble.REGISTRY_LIES, Duration.ofMinutes(1)));
        for (long seed = 0; seed < 20; seed++) {
            assertThat(outcome(seed, menu)).isEqualTo(outcome(seed, menu));
        }
    }

    private static String outcome(long seed, List<Fault> menu) {
        Router router = router(world());
        router.fail(Faults.random(seed, menu, 1, 25, 2));
        try {
            router.run(ADD);
        } catch (JobKilled e) {
            router.pass(Duration.ofMinutes(2));
        } catch (dev.mt.routeros.simulator.run.ScriptError e) {
            router.pass(Duration.ofMinutes(1));
        }
        return TestingRouter.state(router) + " " + router.log().lines();
    }

    @Test
    void aFaultRunTakesMilliseconds() {
        World world = world();
        Router good = router(world);
        int first = good.operations().count() + 1;
        good.run(ADD);
        int steps = good.operations().count() - first + 1;
        long before = System.nanoTime();
        int runs = 200;
        for (int i = 0; i < runs; i++) {
            Router router = router(world);
            router.fail(Faults.at(first + i % steps, new Fault.PowerLost(Duration.ofMinutes(1))));
            assertThatThrownBy(() -> router.run(ADD)).isInstanceOf(JobKilled.class);
            router.pass(Duration.ofHours(1));
            router.close();
        }
        System.out.printf("a run with a fault: %.1f ms%n", (System.nanoTime() - before) / 1e6 / runs);
    }
}
