package dev.mt.routeros.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestTimeline {
    private final List<String> seen = new ArrayList<>();

    @Test
    void eventsHappenInTheOrderOfTheirTimes() {
        try (Timeline timeline = new Timeline()) {
            timeline.at(20, () -> say(timeline, "late"));
            timeline.at(10, () -> say(timeline, "early"));
            timeline.at(10, () -> say(timeline, "early too"));
            timeline.at(15, () -> say(timeline, "cancelled")).cancel();
            timeline.runFor(Duration.ofMillis(15));
            assertThat(seen).containsExactly("10 early", "10 early too");
            assertThat(timeline.nowMillis()).isEqualTo(15);
            assertThat(timeline.runUntilIdle(Duration.ofDays(1))).isTrue();
            assertThat(timeline.nowMillis()).isEqualTo(20);
        }
    }

    @Test
    void jobsTakeTurnsWhenTheySleep() {
        try (Timeline timeline = new Timeline()) {
            for (String name : List.of("a", "b")) {
                timeline.start(name, () -> {
                    for (int i = 0; i < 3; i++) {
                        say(timeline, name + i);
                        timeline.sleep(Duration.ofMillis(name.equals("a") ? 10 : 15));
                    }
                });
            }
            assertThat(timeline.runUntilIdle(Duration.ofSeconds(1))).isTrue();
            assertThat(seen).containsExactly("0 a0", "0 b0", "10 a1", "15 b1", "20 a2", "30 b2");
            assertThat(timeline.jobs()).isEmpty();
        }
    }

    @Test
    void aCallersJobRunsToItsEndWithAllThatComesBetween() {
        try (Timeline timeline = new Timeline()) {
            timeline.after(Duration.ofMillis(5), () -> say(timeline, "event"));
            Job other = timeline.start("other", () -> timeline.sleep(Duration.ofSeconds(3)));
            String result = timeline.call("mine", () -> {
                timeline.join(other);
                return "after " + timeline.nowMillis();
            });
            assertThat(result).isEqualTo("after 3000");
            assertThat(seen).containsExactly("5 event");
        }
    }

    @Test
    void powerLossEndsAllButTheWorld() {
        try (Timeline timeline = new Timeline()) {
            Job other = timeline.start("other", () -> {
                try {
                    timeline.sleep(Duration.ofHours(1));
                } finally {
                    say(timeline, "unwound");
                }
            });
            timeline.after(Duration.ofMinutes(2), () -> say(timeline, "never"));
            timeline.outside(Duration.ofMinutes(1), timeline::killAll);
            timeline.outside(Duration.ofMinutes(3), () -> say(timeline, "power is back"));
            Job mine = timeline.run("mine", () -> timeline.sleep(Duration.ofHours(2)));
            assertThat(mine.failure()).containsInstanceOf(JobKilled.class);
            assertThat(timeline.nowMillis()).isEqualTo(60_000);
            timeline.runUntilIdle(Duration.ofDays(1));
            assertThat(other.failure()).containsInstanceOf(JobKilled.class);
            assertThat(seen).containsExactly("60000 unwound", "180000 power is back");
        }
    }

    @Test
    void aJobThatCutsThePowerEndsToo() {
        try (Timeline timeline = new Timeline()) {
            Job job = timeline.run("mine", () -> {
                timeline.killAll();
                say(timeline, "never");
            });
            assertThat(job.failure()).containsInstanceOf(JobKilled.class);
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void aJobCanBeEndedBeforeItBegins() {
        try (Timeline timeline = new Timeline()) {
            Job job = timeline.start("mine", () -> say(timeline, "never"));
            job.kill();
            timeline.runFor(Duration.ZERO);
            assertThat(job.isDone()).isTrue();
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void anErrorOfAScriptEndsItsJobOnly() {
        try (Timeline timeline = new Timeline()) {
            Job job = timeline.start("mine", () -> {
                throw ScriptError.noSuchItem();
            });
            timeline.runFor(Duration.ZERO);
            assertThat(job.failure()).containsInstanceOf(ScriptError.class);
            assertThatThrownBy(() -> timeline.call("other", () -> {
                        throw ScriptError.of("mine");
                    }))
                    .isInstanceOf(ScriptError.class)
                    .hasMessage("mine");
        }
    }

    @Test
    void aDefectIsToldToWhoDrives() {
        try (Timeline timeline = new Timeline()) {
            timeline.start("mine", () -> {
                throw new IllegalArgumentException("odd");
            });
            assertThatThrownBy(() -> timeline.runFor(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("odd");
            timeline.at(2000, () -> {
                throw new IllegalArgumentException("odder");
            });
            assertThatThrownBy(() -> timeline.runFor(Duration.ofSeconds(1))).hasMessageContaining("odder");
        }
    }

    @Test
    void aJobThatNothingCanWakeIsADefectAndDoesNotHang() {
        try (Timeline timeline = new Timeline()) {
            List<Job> jobs = new ArrayList<>();
            jobs.add(timeline.start("a", () -> timeline.join(jobs.get(1))));
            jobs.add(timeline.start("b", () -> timeline.join(jobs.get(0))));
            assertThatThrownBy(() -> timeline.call("c", () -> {
                        timeline.join(jobs.get(0));
                        return "never";
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("nothing is left to happen");
        }
    }

    @Test
    void nothingInsideDrives() {
        try (Timeline timeline = new Timeline()) {
            timeline.at(0, () -> timeline.runFor(Duration.ZERO));
            assertThatThrownBy(() -> timeline.runFor(Duration.ZERO)).hasMessageContaining("driven from inside");
            timeline.start("job", () -> timeline.runFor(Duration.ZERO));
            assertThatThrownBy(() -> timeline.runFor(Duration.ZERO)).hasMessageContaining("driven from inside");
        }
    }

    @Test
    void severalThreadsTakeTurnsAsDrivers() throws InterruptedException {
        try (Timeline timeline = new Timeline()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int k = 0; k < 50; k++) {
                        timeline.run("mine", () -> {
                            timeline.sleep(Duration.ofMillis(1));
                            say(timeline, "ran");
                        });
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(seen).hasSize(200);
            assertThat(timeline.nowMillis()).isEqualTo(200);
        }
    }

    @Test
    void aDayOfMinutesIsAsked() {
        try (Timeline timeline = new Timeline()) {
            int[] runs = {0};
            everyMinute(timeline, runs);
            timeline.runFor(Duration.ofDays(1).plusSeconds(1));
            assertThat(runs[0]).isEqualTo(1440);
        }
    }

    private static void everyMinute(Timeline timeline, int[] runs) {
        timeline.after(Duration.ofMinutes(1), () -> {
            everyMinute(timeline, runs);
            timeline.start("scheduled", () -> {
                timeline.sleep(Duration.ofSeconds(1));
                runs[0]++;
            });
        });
    }

    private void say(Timeline timeline, String what) {
        seen.add(timeline.nowMillis() + " " + what);
    }
}
