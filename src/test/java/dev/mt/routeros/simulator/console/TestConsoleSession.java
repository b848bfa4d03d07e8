package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.console.ConsoleSession.Outcome;
import dev.mt.routeros.simulator.router.Router;
import dev.mt.routeros.simulator.router.TestingRouter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestConsoleSession {
    private final TestingSession session = new TestingSession("7.24");

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void theMenuIsKeptAndShown() {
        assertThat(session.session().prompt()).isEqualTo("[admin@MikroTik] > ");
        session.enter("/ip address");
        assertThat(session.session().prompt()).isEqualTo("[admin@MikroTik] /ip/address> ");
        assertThat(session.print("print count-only")).containsExactly("1");
        session.enter("/interface/print count-only");
        assertThat(session.session().menu()).containsExactly("ip", "address");
        session.enter("..");
        assertThat(session.session().menu()).containsExactly("ip");
        session.enter("/");
        assertThat(session.session().menu()).isEmpty();
        session.enter("/system/identity/set name=office");
        assertThat(session.session().prompt()).isEqualTo("[admin@office] > ");
    }

    @Test
    void errorsAreInRouterOsWords() {
        assertThat(session.print("test")).containsExactly("bad command name test (line 1 column 1)");
        session.enter("/ip/address");
        assertThat(session.print("prnt")).containsExactly("bad command name prnt (line 1 column 1)");
        assertThat(session.print(":put (1 +")).singleElement().asString().startsWith("syntax error (line 1 column ");
        assertThat(session.enter("/interface/bridge/port/add bridge=bridge interface=nowhere"))
                .isEqualTo(Outcome.FAILED);
        assertThat(session.print("/interface/bridge/port/add bridge=bridge interface=nowhere"))
                .singleElement()
                .asString()
                .startsWith("input does not match any value of interface");
        assertThat(session.print(":error \"no\"")).containsExactly("no (:error; line 1)");
    }

    @Test
    void globalsLiveOnAndLocalsDoNot() {
        session.enter(":global a 1; :local b 2");
        assertThat(session.print(":put $a")).containsExactly("1");
        assertThat(session.print(":put [:typeof $b]")).containsExactly("nothing");
        assertThat(session.enter("/system/reboot")).isEqualTo(Outcome.POWER_LOST);
        session.shared().use(router -> {
            router.pass(java.time.Duration.ofMinutes(1));
            return router.isOn();
        });
        assertThat(session.print(":put [:typeof $a]")).containsExactly("nothing");
    }

    @Test
    void anEndlessScriptIsEnded() {
        assertThat(session.print(":while (true) do={}"))
                .singleElement()
                .asString()
                .contains("does not come to an end");
        assertThat(session.print(":put 1")).containsExactly("1");
    }

    @Test
    void bytesGoThroughAsTheyAre() {
        String umlaut = ByteText.ofPeople("Büro ✓");
        session.enter("/system/identity/set name=\"" + umlaut + "\"");
        assertThat(ByteText.forPeople(session.session().prompt())).isEqualTo("[admin@Büro ✓] > ");
    }

    @Test
    void theSimulatorHasCommandsOfItsOwn() {
        assertThat(session.print("/system/simulator/forward 1h")).contains("   time: 2026-11-24 07:00:00 UTC");
        assertThat(session.print("/system simulator trouble wan-lost 10m")).contains("trouble: wan-lost");
        assertThat(session.enter(":resolve example.com")).isEqualTo(Outcome.FAILED);
        session.enter("/system/simulator/forward 10m");
        assertThat(session.enter(":resolve example.com")).isEqualTo(Outcome.DONE);
        session.enter("/system/simulator/trouble dns-dead");
        assertThat(session.print("/system/simulator/well")).contains("trouble: none");
        assertThat(session.print("/system/simulator/trouble nonsense"))
                .singleElement()
                .asString()
                .contains("wan-lost");
        assertThat(session.print("/system/simulator/forward often")).containsExactly("invalid value for argument time");
        assertThat(session.print("/system/simulator/nonsense"))
                .singleElement()
                .asString()
                .startsWith("bad command name");
        assertThat(session.print("/system/simulator")).anyMatch(line -> line.contains("forward 1h"));
    }

    @Test
    void withoutPowerNothingGoes() {
        assertThat(session.enter("/system/shutdown")).isEqualTo(Outcome.POWER_LOST);
        assertThat(session.print(":put 1")).singleElement().asString().startsWith("the router is off");
        assertThat(session.print("/system/simulator/power-on")).contains("  power: on");
        assertThat(session.print(":put 1")).containsExactly("1");
        assertThat(session.enter("/system/simulator/power-cycle 5s")).isEqualTo(Outcome.POWER_LOST);
    }

    @Test
    void theClockOnTheWallMovesTheRouters() {
        AtomicLong wall = new AtomicLong();
        Router router = TestingRouter.router("7.24");
        try (SharedRouter shared = new SharedRouter(router, Pace.REAL, wall::get)) {
            shared.use(each -> each.run("/system/scheduler/add name=s interval=1m on-event=\":log info tick\""));
            wall.addAndGet(TimeUnit.MINUTES.toNanos(3));
            long ticks = shared.use(each -> each.rows("log").stream()
                    .filter(row -> "tick".equals(row.get("message")))
                    .count());
            assertThat(ticks).isEqualTo(3);
        }
        try (SharedRouter shared = new SharedRouter(TestingRouter.router("7.24"), Pace.VIRTUAL, wall::get)) {
            wall.addAndGet(TimeUnit.MINUTES.toNanos(3));
            assertThat(shared.<Long>use(each -> each.timeline().nowMillis())).isZero();
        }
    }
}
