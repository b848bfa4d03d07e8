package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Facts, section 2, on the scheduler, scripts and jobs; section 3 on the clock. */
class TestScheduler {
    private static long lines(Router router, String text) {
        return router.log().lines().stream()
                .filter(line -> line.message().equals(text))
                .count();
    }

    private static void boot(Router router) {
        router.reboot();
        router.pass(Duration.ofSeconds(40));
    }

    @Test
    void startupWithoutIntervalRunsOnceAfterEachStart() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s start-time=startup on-event=\":log info started\"");
        router.pass(Duration.ofHours(1));
        assertThat(lines(router, "started")).isZero();
        boot(router);
        router.pass(Duration.ofDays(2));
        assertThat(lines(router, "started")).isOne();
    }

    @Test
    void startupWithAnIntervalNeverRunsAtTheStart() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s start-time=startup interval=10m on-event=\":log info started\"");
        boot(router);
        router.pass(Duration.ofMinutes(9));
        assertThat(lines(router, "started")).isZero();
        router.pass(Duration.ofMinutes(11));
        assertThat(lines(router, "started")).isEqualTo(2);
    }

    @Test
    void runsAtItsTimeOfDay() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s start-time=03:00:00 interval=1d on-event=\":log info at3\"");
        router.pass(Duration.ofHours(20));
        assertThat(lines(router, "at3")).isZero();
        router.pass(Duration.ofMinutes(61));
        assertThat(lines(router, "at3")).isOne();
        router.pass(Duration.ofDays(3));
        assertThat(lines(router, "at3")).isEqualTo(4);
        assertThat(router.rows("system/scheduler").getFirst())
                .containsEntry("run-count", "4")
                .containsEntry("next-run", "2026-11-29 03:00:00");
        router.run("/system/scheduler/disable s");
        router.pass(Duration.ofDays(3));
        assertThat(lines(router, "at3")).isEqualTo(4);
    }

    @Test
    void aClockSetByTheNetworkMovesTheNextRun() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s start-time=03:00:00 interval=1d on-event=\":log info at3\"");
        router.conditions().begin(Trouble.WAN_LOST, Duration.ofMinutes(10));
        router.losePower(Duration.ofSeconds(30));
        router.pass(Duration.ofMinutes(5));
        assertThat(router.clock().isRight()).isFalse();
        router.pass(Duration.ofMinutes(10));
        assertThat(router.clock().isRight()).isTrue();
        assertThat(router.rows("system/scheduler").getFirst()).containsEntry("next-run", "2026-11-25 03:00:00");
    }

    @Test
    void anEventMayBeTheNameOfAScript() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/script/add name=job source=\":log info [:jobname]\"");
        router.run("/system/scheduler/add name=a start-time=startup on-event=job");
        router.run("/system/scheduler/add name=b start-time=startup on-event=\"/system script run job\"");
        boot(router);
        assertThat(lines(router, "job")).isEqualTo(2);
        assertThat(router.rows("system/script").getFirst()).containsEntry("run-count", "2");
    }

    @Test
    void anErrorLogsThatTheScriptFailed() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/script/add name=bad source=\":error noop\"");
        router.run("/system/scheduler/add name=bad start-time=startup on-event=bad");
        boot(router);
        assertThat(lines(router, "executing script from scheduler (bad) failed, please check it manually"))
                .isOne();
    }

    @Test
    void onlyOneOfTwoRunsGoesOn() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/script/add name=once source=\":if ([/system script job print count-only as-value where "
                + "script=[:jobname]] > 1) do={ :log info second; :return 0 }; :log info first; :delay 1h\"");
        router.run("/system/scheduler/add name=a start-time=startup on-event=once");
        router.run("/system/scheduler/add name=b start-time=startup on-event=once");
        boot(router);
        assertThat(lines(router, "first")).isOne();
        assertThat(lines(router, "second")).isOne();
        assertThat(router.value(":return [:len [/system/script/job/find where script=once]]")
                        .print())
                .isEqualTo("1");
        router.run("/system/script/job/remove [find where script=once]");
        assertThat(router.value(":return [:len [/system/script/job/find where script=once]]")
                        .print())
                .isEqualTo("0");
    }

    @Test
    void policiesOfTheEntryLimitTheScript() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s start-time=startup policy=read,write "
                + "on-event=\"/tool/fetch url=http://192.0.2.1/ output=none\"");
        boot(router);
        assertThat(lines(router, "executing script from scheduler (s) failed, please check it manually"))
                .isOne();
    }

    @Test
    void deviceModeMayForbidTheSchedulerFrom717() {
        for (String version : new String[] {"7.16.2", "7.17.1"}) {
            Router router = new Router(
                    RouterSpec.large(TestingRouter.version(version)).withDeviceMode(false),
                    TestingRouter.world(Workload.always(TestingRouter.GOOD)));
            router.run("/system/scheduler/add name=s interval=1m on-event=\":log info ran\"");
            router.pass(Duration.ofMinutes(5));
            assertThat(lines(router, "ran")).isEqualTo(version.equals("7.16.2") ? 5 : 0);
        }
    }

    @Test
    void globalsAreLostAtAReboot() {
        Router router = TestingRouter.router("7.24");
        router.run(":global kept 7");
        assertThat(router.run("/system/script/environment/print")).contains("kept");
        assertThat(router.value(":global kept; :return $kept").print()).isEqualTo("7");
        boot(router);
        assertThat(router.value(":global kept; :return [:typeof $kept]").print())
                .isEqualTo("nothing");
    }

    @Test
    void netwatchRunsItsScriptsWhenThingsChange() {
        Router router = TestingRouter.router("7.24");
        router.run(
                "/tool/netwatch/add host=192.0.2.1 interval=10s up-script=\":log info isup\" down-script=\":log info isdown\"");
        router.pass(Duration.ofMinutes(1));
        assertThat(lines(router, "isup")).isOne();
        router.conditions().begin(Trouble.WAN_LOST, Duration.ofMinutes(1));
        router.pass(Duration.ofMinutes(2));
        assertThat(lines(router, "isdown")).isOne();
        assertThat(lines(router, "isup")).isEqualTo(2);
    }

    @Test
    void aSimulatedDayOfAnEntryEachMinute() {
        Router router = TestingRouter.router("7.24");
        router.run("/system/scheduler/add name=s interval=1m on-event=\":global n; :set n (\\$n + 1)\"");
        long before = System.nanoTime();
        router.pass(Duration.ofDays(1));
        System.out.printf("a day of the scheduler, 1440 runs: %d ms%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(router.rows("system/scheduler").getFirst()).containsEntry("run-count", "1440");
        assertThat(router.value(":global n; :return $n").print()).isEqualTo("1440");
    }
}
