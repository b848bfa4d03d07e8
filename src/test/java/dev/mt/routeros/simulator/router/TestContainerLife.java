package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.simulator.container.Behaviour;
import dev.mt.routeros.simulator.container.ContainerEvent;
import dev.mt.routeros.simulator.container.State;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.fault.Conditions;
import dev.mt.routeros.simulator.fault.Trouble;
import dev.mt.routeros.simulator.run.ScriptError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts, section 1, "State" and "Lifecycle". */
class TestContainerLife {
    private static Router router(String version, Behaviour behaviour) {
        Router router = new Router(
                RouterSpec.large(TestingRouter.version(version)), TestingRouter.world(Workload.always(behaviour)));
        return TestingRouter.network(router);
    }

    private static Router stopped(String version, Behaviour behaviour, String more) {
        Router router = TestingRouter.container(router(version, behaviour), more);
        assertThat(TestingRouter.state(router)).as("%s", router.log().lines()).isEqualTo("stopped");
        return router;
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.18.2", "7.19.6", "7.20.8", "7.21.5", "7.24"})
    void addIsAsynchronousAndNeverStarts(String version) {
        Router router = router(version, TestingRouter.GOOD);
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.image(router, "stable")
                + "\"");
        assertThat(TestingRouter.state(router)).isEqualTo("downloading/extracting");
        router.pass(Duration.ofMinutes(5));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        assertThat(router.log().has("download/extract done")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.24"})
    void addDoesNotRaiseWhenThePullFails(String version) {
        Router router = router(version, TestingRouter.GOOD);
        router.run("/container/add interface=veth1 root-dir=r remote-image=\"" + TestingRouter.image(router, "none")
                + "\"");
        router.pass(Duration.ofMinutes(5));
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.rows("container").getFirst().getOrDefault("image-id", ""))
                .isEmpty();
    }

    @Test
    void statusUpTo719AndFlagsFrom720() {
        Router old = stopped("7.19.6", TestingRouter.GOOD, "");
        assertThat(old.value(":return [/container/get 0 status]").print()).isEqualTo("stopped");
        Router next = stopped("7.20.8", TestingRouter.GOOD, "");
        assertThatThrownBy(() -> next.run("/container/get 0 status"))
                .isInstanceOf(ScriptError.class)
                .hasMessageContaining("input does not match any value of value-name");
        assertThat(next.value(":return [:len [/container/find where stopped]]").print())
                .isEqualTo("1");
        assertThat(next.value(":return [:len [/container/find where running]]").print())
                .isEqualTo("0");
        assertThat(next.rows("container").getFirst()).containsEntry("stopped", "true");
    }

    @Test
    void printFlagsAreTheLettersOfTheManual() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        assertThat(router.run("/container/print")).contains("S - STOPPED");
        router.run("/container/start 0");
        assertThat(router.run("/container/print")).contains("N - STARTING");
        router.pass(Duration.ofSeconds(5));
        assertThat(router.run("/container/print")).contains("R - RUNNING");
        assertThat(State.EXTRACTING.letter()
                        + State.DELETING.letter()
                        + State.FAILED.letter()
                        + State.STOPPING.letter()
                        + State.CHECKING.letter()
                        + State.HEALTHY.letter()
                        + State.UNHEALTHY.letter())
                .isEqualTo("EDFTCHU");
    }

    @Test
    void stopReturnsAtOnceAndRemoveIsRefusedMeanwhile() {
        Router router = stopped("7.24", TestingRouter.GOOD.stopping(Duration.ofSeconds(6)), "");
        router.run("/container/start 0; :delay 3s");
        assertThatThrownBy(() -> router.run("/container/remove 0"))
                .hasMessageContaining("failure: cannot remove running");
        router.run("/container/stop 0");
        assertThat(TestingRouter.state(router)).isEqualTo("stopping");
        assertThatThrownBy(() -> router.run("/container/remove 0"))
                .hasMessageContaining("failure: cannot remove running");
        router.pass(Duration.ofSeconds(7));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        router.run("/container/remove 0");
    }

    @Test
    void whatDoesNotStopIsKilledAfterStopTime() {
        Router router = stopped("7.24", TestingRouter.GOOD.stopping(Duration.ofHours(1)), "");
        router.run("/container/start 0; :delay 3s; /container/stop 0; :delay 9s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopping");
        router.pass(Duration.ofSeconds(2));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
    }

    @Test
    void killEndsAtOnceWhatTakesItsTime() {
        Router router = stopped("7.24", TestingRouter.GOOD.stopping(Duration.ofHours(1)), "restart-policy=always");
        router.run("/container/start 0; :delay 3s; /container/stop 0; :delay 2s; /container/kill 0; :delay 1s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        router.pass(Duration.ofMinutes(10));
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        router.run("/container/start 0; :delay 3s; /container/kill 0; :delay 1s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        assertThatThrownBy(() -> stopped("7.20", TestingRouter.GOOD, "").run("/container/kill 0"))
                .hasMessageStartingWith("bad command name kill");
    }

    @Test
    void whatDoesNotCatchTheSignalIsKilledAtOnce() {
        Router router = stopped("7.24", TestingRouter.GOOD.deaf(), "");
        router.run("/container/start 0; :delay 3s; /container/stop 0; :delay 1s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        assertThat(router.log().has("signal 15 (Terminated) not caught, kill immediately"))
                .isTrue();
    }

    @Test
    void removeReturnsBeforeTheContainerIsGoneAndItsRootFolderGoesLast() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        router.run("/container/remove 0");
        assertThat(TestingRouter.state(router)).isEqualTo("deleting");
        router.pass(Duration.ofSeconds(3));
        assertThat(TestingRouter.state(router)).isEqualTo("gone");
        assertThat(router.files().find("tailscale/root")).isPresent();
        // /file/remove meanwhile silently does nothing
        router.run("/file/remove tailscale/root");
        assertThat(router.files().find("tailscale/root")).isPresent();
        router.pass(Duration.ofSeconds(5));
        assertThat(router.files().find("tailscale/root")).isEmpty();
    }

    @Test
    void addingAgainAtOnceGivesRootDirErrors() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        String add = "/container/add interface=veth1 root-dir=tailscale/root remote-image=\"" + TestingRouter.IMAGE
                + ":stable\"";
        router.run("/container/remove 0");
        assertThatThrownBy(() -> router.run(add)).hasMessageContaining("root-dir");
        router.pass(Duration.ofMillis(2100));
        router.run(add);
        router.pass(Duration.ofMinutes(1));
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");
        assertThat(router.rows("container").getFirst().get(".about")).contains("root-dir");
    }

    @Test
    void removalMayTakeAMinute() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        router.conditions().begin(Trouble.SLOW_REMOVAL, Conditions.ALWAYS);
        router.run("/container/remove 0; :delay 55s");
        assertThat(TestingRouter.state(router)).isEqualTo("deleting");
        router.pass(Duration.ofSeconds(20));
        assertThat(TestingRouter.state(router)).isEqualTo("gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.24"})
    void rootDirReadsBackWithALeadingSlash(String version) {
        Router router = stopped(version, TestingRouter.GOOD, "");
        assertThat(router.value(":return [/container/get 0 root-dir]").print()).isEqualTo("/tailscale/root");
    }

    @Test
    void triesAgainAtFiveTenAndFifteenSecondsThenStopsForGood() {
        Router router = stopped(
                "7.23.3",
                Behaviour.exitsAfter(Duration.ofMillis(1), 1),
                "restart-policy=on-failure restart-max-count=3 restart-interval=5s");
        List<Long> starts = new ArrayList<>();
        router.containers().listen(event -> {
            if (event.after() == State.STARTING) {
                starts.add(event.millis());
            }
        });
        router.run("/container/start 0");
        router.pass(Duration.ofMinutes(5));
        assertThat(starts).hasSize(4);
        assertThat(starts.stream().map(at -> Math.round((at - starts.getFirst()) / 1000.0)))
                .containsExactly(0L, 5L, 10L, 15L);
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
    }

    @Test
    void restartPolicyIsOf723AndAutoRestartIntervalBefore() {
        assertThatThrownBy(() -> stopped("7.22.3", TestingRouter.GOOD, "restart-policy=always"))
                .hasMessageContaining("expected end of command");
        Router router = stopped("7.22.3", Behaviour.exitsAfter(Duration.ofSeconds(2), 0), "auto-restart-interval=30s");
        List<ContainerEvent> events = new ArrayList<>();
        router.containers().listen(events::add);
        router.run("/container/start 0");
        router.pass(Duration.ofMinutes(2));
        assertThat(events.stream()
                        .filter(event -> event.after() == State.RUNNING)
                        .count())
                .isBetween(3L, 4L);
    }

    @Test
    void healthIsAskedForFrom722() {
        Router router = stopped("7.22.3", TestingRouter.GOOD, "healthcheck-cmd=/bin/true healthcheck-interval=10s");
        router.run("/container/start 0; :delay 2s");
        assertThat(TestingRouter.state(router)).isEqualTo("starting-with-healthcheck");
        router.pass(Duration.ofSeconds(10));
        assertThat(TestingRouter.state(router)).isEqualTo("healthy");
        Router ill = stopped(
                "7.23.3",
                Behaviour.neverHealthy(),
                "healthcheck-cmd=/bin/true healthcheck-interval=10s stop-on-unhealthy=yes");
        ill.run("/container/start 0; :delay 20s");
        assertThat(TestingRouter.state(ill)).isEqualTo("starting-with-healthcheck");
        ill.pass(Duration.ofSeconds(15));
        assertThat(TestingRouter.state(ill)).isEqualTo("stopped");
    }

    @Test
    void deletingAnImportedArchiveBringsTheImageInAgainMinutesLaterWhichFails() throws Exception {
        Router router = router("7.24", TestingRouter.GOOD);
        router.upload("image.tar", TestingArchives.docker(1));
        router.run(
                "/container/add interface=veth1 root-dir=r file=image.tar; :delay 30s; /container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("running");
        router.run("/file/remove image.tar; :delay 2m");
        assertThat(TestingRouter.state(router)).isEqualTo("running");
        router.pass(Duration.ofMinutes(3));
        assertThat(TestingRouter.state(router)).isEqualTo("download/extract failed");

        Router calm = router("7.24", TestingRouter.GOOD);
        calm.upload("image.tar", TestingArchives.docker(1));
        calm.run("/container/add interface=veth1 root-dir=r file=image.tar ignore-remote-image-change=yes; :delay 30s");
        calm.run("/container/start 0; :delay 5s; /file/remove image.tar; :delay 10m");
        assertThat(TestingRouter.state(calm)).isEqualTo("running");
    }

    @Test
    void repullStartsEvenWhatDidNotRunAndLeavesACopyBehind() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        router.run("/container/repull 0");
        router.pass(Duration.ofMinutes(1));
        assertThat(TestingRouter.state(router)).isEqualTo("running");
        assertThat(router.files().find("tailscale/root.backup")).isPresent();
    }

    @Test
    void settingTheSameTagDoesNotPullAgain() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        router.operations().record();
        router.run("/container/set 0 remote-image=\"" + TestingRouter.IMAGE + ":stable\"");
        router.pass(Duration.ofMinutes(1));
        assertThat(router.operations().done()).hasSize(1);
    }

    @Test
    void anImportSkippedLeavesAnEmptyRootFolderAndDiesAtItsStart() {
        Router router = router("7.24", TestingRouter.GOOD);
        router.conditions().begin(Trouble.IMPORT_SKIPPED, Conditions.ALWAYS);
        TestingRouter.container(router, "");
        assertThat(router.log().has("skip importing same version")).isTrue();
        router.run("/container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        assertThat(router.log().has("No such file or directory")).isTrue();
        assertThat(router.log().has("execvpe ")).isTrue();
    }

    @Test
    void anImageWhoseCommandIsNotSeenNeedsItInTheRow() {
        Router router = router("7.24", TestingRouter.GOOD);
        router.conditions().begin(Trouble.IMAGE_COMMAND_UNSEEN, Conditions.ALWAYS);
        TestingRouter.container(router, "");
        router.run("/container/start 0; :delay 5s");
        assertThat(router.log().has("start failed: no command specified, set cmd or entrypoint"))
                .isTrue();
        router.run("/container/set 0 entrypoint=/usr/local/bin/entrypoint.sh; /container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("running");
    }

    @Test
    void withoutADnsServerNothingStarts() {
        Router router = stopped("7.24", TestingRouter.GOOD, "");
        router.run("/ip/dhcp-client/remove [find]");
        router.run("/container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
        router.run("/container/set 0 dns=9.9.9.9; /container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("running");
        router.run("/container/stop 0; :delay 5s; /container/set 0 dns=\"\"; /ip/dns/set servers=9.9.9.9");
        router.run("/container/start 0; :delay 5s");
        assertThat(TestingRouter.state(router)).isEqualTo("running");
    }

    @Test
    void deviceModeMayForbidContainers() {
        Router router = new Router(
                RouterSpec.large(TestingRouter.version("7.24")).withDeviceMode(false),
                TestingRouter.world(Workload.always(TestingRouter.GOOD)));
        TestingRouter.network(router);
        assertThat(router.value(":return [/system/device-mode/get container]").print())
                .isEqualTo("false");
        assertThatThrownBy(() -> TestingRouter.container(router, ""))
                .hasMessageContaining("not allowed by device-mode");
        router.run("/system/device-mode/update container=yes");
        assertThat(router.value(":return [/system/device-mode/get container]").print())
                .isEqualTo("false");
        router.losePower(Duration.ofSeconds(10));
        router.pass(Duration.ofSeconds(15));
        assertThat(router.value(":return [/system/device-mode/get container]").print())
                .isEqualTo("true");
        TestingRouter.container(router, "");
        assertThat(TestingRouter.state(router)).isEqualTo("stopped");
    }

    @Test
    void startOnBootStartsAgainAfterPowerLoss() {
        Router router = stopped("7.24", TestingRouter.GOOD, "start-on-boot=yes");
        router.run("/container/start 0; :delay 5s");
        router.losePower(Duration.ofMinutes(1));
        assertThat(router.isOn()).isFalse();
        router.pass(Duration.ofMinutes(2));
        assertThat(TestingRouter.state(router)).isEqualTo("running");
        assertThat(router.containers().anyHealthy()).isTrue();
    }
}
