package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Fault;
import dev.mt.routeros.simulator.fault.Faults;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.net.MemoryRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Facts, section 6: what is wrong with the original's way of updating. It works when the world is well. */
class TestOriginalUpdate {
    private static final Duration NIGHT = Duration.ofHours(24);

    private final MemoryRegistry registry = TestingRouter.registry(MemoryRegistry.Kind.GITEA);

    private Router router(Behaviour second) {
        return router(registry, second);
    }

    private static Router router(MemoryRegistry registry, Behaviour second) {
        Digest secondId = TestingReleases.id(TestingReleases.release(2), Platform.ARM64);
        World world = TestingRouter.world(registry, Workload.of(Map.of(secondId, second), TestingRouter.GOOD));
        Router router = new Router(RouterSpec.large(TestingRouter.version("7.24")), world);
        router.run(text("original-setup.rsc"));
        router.run("/system/script/add name=update-tailscale source=" + Written.quoted(text("original-update.rsc")));
        router.run("/system/script/run update-tailscale");
        assertThat(router.containers().anyHealthy()).isFalse(); // it has just been started
        router.pass(Duration.ofMinutes(1));
        assertThat(router.containers().anyHealthy())
                .as("%s", router.log().lines())
                .isTrue();
        return router;
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(TestOriginalUpdate.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void release(int number) {
        registry.push(TestingRouter.REPOSITORY, "stable", TestingReleases.release(number));
    }

    @Test
    void updatesWhenTheWorldIsWell() {
        Router router = router(TestingRouter.GOOD);
        release(2);
        router.pass(NIGHT);
        assertThat(router.containers().anyHealthy()).isTrue();
        assertThat(router.rows("container").getFirst())
                .containsEntry(
                        "image-id",
                        TestingReleases.id(TestingReleases.release(2), Platform.ARM64)
                                .toString());
    }

    @Test
    void logsAFailureWhenThereIsNothingToDo() {
        Router router = router(TestingRouter.GOOD);
        router.pass(NIGHT);
        assertThat(router.log()
                        .has("executing script from scheduler (update-tailscale) failed, please check it manually"))
                .isTrue();
        assertThat(router.containers().anyHealthy()).isTrue();
    }

    @Test
    void losesTheTunnelWhenThePullFailsAndNeverTriesAgain() {
        Router router = router(TestingRouter.GOOD);
        release(2);
        router.fail(Faults.first(
                operation -> operation.kind() == Operation.Kind.PULL,
                Fault.of(Trouble.REGISTRY_FAILS, Duration.ofMinutes(5))));
        router.pass(NIGHT);
        assertThat(router.containers().anyHealthy()).isFalse();
        router.pass(NIGHT.multipliedBy(3));
        assertThat(router.conditions().any()).isFalse();
        assertThat(router.containers().anyHealthy())
                .as("the digest was stored although nothing was pulled")
                .isFalse();
    }

    @Test
    void keepsAReleaseThatNeverGetsHealthy() {
        Router router = router(Behaviour.neverHealthy());
        release(2);
        router.pass(NIGHT.multipliedBy(3));
        assertThat(router.containers().anyHealthy()).isFalse();
    }

    @Test
    void isLostByFaultsAtManySteps() {
        Router router = router(TestingRouter.GOOD);
        release(2);
        router.operations().record();
        router.pass(NIGHT);
        List<Operation> steps = router.operations().done();
        assertThat(steps).hasSizeGreaterThan(20);
        List<String> lost = new ArrayList<>();
        for (Operation step : steps) {
            MemoryRegistry old = TestingRouter.registry(MemoryRegistry.Kind.GITEA);
            Router victim = router(old, TestingRouter.GOOD);
            old.push(TestingRouter.REPOSITORY, "stable", TestingReleases.release(2));
            victim.fail(Faults.at(step.number(), new Fault.PowerLost(Duration.ofMinutes(1))));
            victim.pass(NIGHT.multipliedBy(3));
            if (!victim.containers().anyHealthy()) {
                lost.add(step.toString());
            }
            victim.close();
        }
        assertThat(lost).isNotEmpty().hasSizeLessThan(steps.size());
        System.out.printf(
                "the original's way: the tunnel is lost by a power loss at %d of %d steps%n",
                lost.size(), steps.size());
    }
}
