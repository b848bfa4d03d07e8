package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.TestingRouter;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** update-tailscale.rsc in a world that is well: every version, every strategy, every registry. */
class TestUpdate {
    static Stream<TestingFleet> everywhere() {
        return TestingRouter.versions().stream()
                .map(RouterOsVersion::toString)
                .flatMap(version -> Stream.of(TestingFleet.Model.values()).flatMap(model -> Stream.of(true, false)
                        .map(good -> new TestingFleet(version, model, registry(model, good), good))));
    }

    private static Kind registry(TestingFleet.Model model, boolean good) {
        return switch (model) {
            case LARGE, SMALL -> good ? Kind.GITEA : Kind.OPEN;
            case RAM_ONLY, REPLACE -> good ? Kind.OPEN : Kind.TOKEN;
            case ARMV5, VIRTUAL -> good ? Kind.TOKEN : Kind.GITEA;
        };
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void aGoodReleaseIsTakenAndABadOneIsNot(TestingFleet fleet) {
        TestingFleet.Installed site = fleet.ready();
        Router router = site.router();
        fleet.publish(site.registry(), 2);
        router.pass(TestingFleet.DAY.multipliedBy(4));
        assertThat(fleet.problem(site)).as("%s", router.log().lines()).isEmpty();

        // From then on nothing is written, logged or pulled: a look is one small request, and one more for a token.
        int lines = router.log().lines().size();
        long writes = router.files().flash().writes();
        router.operations().record();
        router.pass(TestingFleet.DAY.minus(Duration.ofMinutes(5)));
        assertThat(router.log().lines()).hasSize(lines);
        assertThat(router.operations().done()).noneMatch(step -> switch (step.kind()) {
            case COMMAND, FILE, PULL, CONTAINER -> true;
            case FETCH, WAKE -> false;
        });
        assertThat(router.files().flash().writes()).isEqualTo(writes);
        assertThat(router.operations().done().stream()
                        .filter(step -> step.kind() == Operation.Kind.FETCH)
                        .map(Operation::what)
                        .filter(what -> what.contains(TestingFleet.HOST)))
                .hasSize(fleet.registry() == Kind.OPEN ? 1 : 2);
        router.close();
    }
}
