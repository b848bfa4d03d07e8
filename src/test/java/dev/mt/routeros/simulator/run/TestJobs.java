package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Num;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scripts in virtual time: facts on RouterOS, section 2. */
final class TestJobs {
    private final TestingRouter router = new TestingRouter("7.24");

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void delaysPassInVirtualTime() {
        router.run(":put [:time {:delay 1500ms; :delay 2}]; :delay 1d");
        assertThat(router.output).containsExactly("00:00:03.500");
        assertThat(router.timeline.nowMillis()).isEqualTo(86_403_500);
    }

    @Test
    void aCommandThatWaitsLetsOthersRun() {
        Session session = Session.script("other", "admin", Session.ALL_POLICIES);
        router.timeline.start("other", () -> router.interpreter.run("/log/info message=\"other\"", session));
        router.run("/log/info message=before; /thing/slow; /log/info message=after");
        assertThat(router.log).containsExactly("before", "other", "after");
    }

    @Test
    void executeRunsBesidesOrIsWaitedFor() {
        router.run(":put [:typeof [:execute script=\":delay 1s; /log/info message=late\"]]; :put 1; :delay 2s");
        assertThat(router.output).containsExactly("id", "1");
        assertThat(router.log).containsExactly("late");
        router.output.clear();
        router.run(":put [:execute as-string script={:put hi; :put ho}]; :put [:execute \":error x\" as-string]");
        assertThat(router.output).containsExactly("hi\nho", "x (:error; line 1)");
        router.run(":execute file=out.txt script={:put written}; :delay 1s");
        assertThat(router.files).containsEntry("out.txt", "written\n");
    }

    @Test
    void jobnameIsTheSessions() {
        List<String> lines = new ArrayList<>();
        Session session =
                Session.script("updater", "admin", Session.ALL_POLICIES).withOutput(lines::add);
        router.timeline.call("job", () -> router.interpreter.run(":put [:jobname]", session));
        assertThat(lines).containsExactly("updater");
    }

    @Test
    void filesAreImportedAndSearched() {
        router.files.put("a.rsc", ":put 1\n:put 2\n");
        router.run("/import file-name=a.rsc; /import a.rsc from-line=2");
        assertThat(router.output).containsExactly("1", "2", "2");
        router.output.clear();
        router.run(
                ":put [:grep pattern=\"2\\$\" filename=a.rsc as-array]; :grep pattern=b script={:put abc; :put xyz}");
        assertThat(router.output).containsExactly(":put 2", "abc");
    }

    @Test
    void powerLossEndsAScriptWhereItWaits() {
        router.timeline.outside(Duration.ofSeconds(5), router.timeline::killAll);
        Session session = Session.console(router.output::add);
        Job job = router.timeline.run(
                "script",
                () -> router.interpreter.run(
                        ":onerror e in={:put 1; :delay 10s; :put 2} do={:put caught}; :put 3", session));
        assertThat(job.failure()).containsInstanceOf(JobKilled.class);
        assertThat(router.output).containsExactly("1");
        assertThat(router.timeline.nowMillis()).isEqualTo(5000);
    }

    @Test
    void aLoopWithoutEndIsEnded() {
        try (TestingRouter limited = new TestingRouter("7.24", Limits.USUAL.withSteps(5000))) {
            assertThatThrownBy(() -> limited.run(":do {:while (true) do={}} on-error={:put caught}"))
                    .isInstanceOf(LimitReached.class)
                    .hasMessageContaining("5000 steps");
            assertThat(limited.output).isEmpty();
        }
    }

    @Test
    void aBusyScriptTakesTimeSoThatOthersComeToTheirTurn() {
        router.timeline.after(
                Duration.ofMillis(50), () -> router.interpreter.globals().set("ready", Bool.TRUE));
        router.run(":global ready false; :while (!$ready) do={}; :put done");
        assertThat(router.output).containsExactly("done");
        assertThat(router.timeline.nowMillis()).isBetween(50L, 100L);
    }

    @Test
    void functionsInFunctionsHaveAnEnd() {
        router.run(":global f do={:global f; :return [$f]}; :onerror e in={$f} do={:put $e}");
        assertThat(router.output).hasSize(1);
        assertThat(router.output.getFirst()).contains("recursion");
    }

    @Test
    void aSimulatedDayOfAScheduler() {
        Session session = Session.script("minutely", "admin", Session.ALL_POLICIES);
        everyMinute(session);
        router.timeline.runFor(Duration.ofDays(1).plusMillis(1));
        assertThat(router.interpreter.globals().values()).containsEntry("runs", Num.of(1440));
    }

    private void everyMinute(Session session) {
        router.timeline.after(Duration.ofMinutes(1), () -> {
            everyMinute(session);
            router.timeline.start("minutely", () -> router.interpreter.run("""
                            :global runs
                            :if ([:typeof $runs] = "nothing") do={ :set runs 0 }
                            :set runs ($runs + 1)
                            :delay 10s
                            """, session));
        });
    }
}
