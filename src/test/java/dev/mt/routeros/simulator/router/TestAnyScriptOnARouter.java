package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.TestingTexts;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.run.JobKilled;
import dev.mt.routeros.simulator.run.LimitReached;
import dev.mt.routeros.simulator.run.ScriptError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever a script is, it ends on a router by itself, by an error in RouterOS's words, by power that is lost, or by the
 * limit of its steps; so do the jobs that it leaves behind. Goes on for {@code -Dfuzz.seconds=…} with {@code
 * -Dfuzz.seed=…}, else for a second.
 */
final class TestAnyScriptOnARouter {
    private static final int LONGEST = 2_000;
    private static final List<String> VERSIONS = List.of("7.13", "7.20", "7.22", "7.24");
    private static final int SCRIPTS_A_ROUTER = 20;

    @Test
    void ends() {
        long seed = Long.getLong("fuzz.seed", 7);
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
        TestingTexts texts = new TestingTexts(seed, TestingTexts.real(), LONGEST);
        World world = TestingRouter.world(Workload.always(TestingRouter.GOOD));
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        long good = 0;
        long routers = 0;
        while (System.nanoTime() < end) {
            String version = VERSIONS.get((int) (routers++ % VERSIONS.size()));
            try (Router router = new Router(RouterSpec.small(TestingRouter.version(version)), world)) {
                for (int i = 0; i < SCRIPTS_A_ROUTER && System.nanoTime() < end; i++) {
                    good += ends(router, texts.next()) ? 1 : 0;
                    count++;
                }
            }
        }
        System.out.printf("running for %s with seed %d: %d texts, %d without an error%n", time, seed, count, good);
        assertThat(count).isPositive();
    }

    /** Whether it ends well. */
    private static boolean ends(Router router, String text) {
        try {
            if (!router.isOn()) {
                router.powerOn();
            }
            boolean good = runs(router, text);
            router.pass(Duration.ofMinutes(20));
            router.export();
            return good;
        } catch (JobKilled | LimitReached e) {
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("%s on %s for: %s".formatted(e, router.version(), text), e);
        }
    }

    private static boolean runs(Router router, String text) {
        try {
            router.run(text);
            return true;
        } catch (ScriptError e) {
            assertThat(e.text())
                    .as(text)
                    .doesNotContain("null")
                    .doesNotContain("dev.mt")
                    .doesNotContain("java");
            return false;
        }
    }
}
