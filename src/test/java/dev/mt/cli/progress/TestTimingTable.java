package dev.mt.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.recipe.step.StepRecord;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTimingTable {
    private static final List<StepRecord> STEPS = List.of(
            TestingSteps.record(
                    TestingSteps.ZIG,
                    StepRecord.Origin.MADE,
                    Duration.ofMillis(20_000),
                    Duration.ZERO,
                    Duration.ofMillis(19_000)),
            TestingSteps.record(
                    TestingSteps.TAILSCALE,
                    StepRecord.Origin.MADE,
                    Duration.ofMillis(100_500),
                    Duration.ofMillis(100_000),
                    Duration.ZERO),
            TestingSteps.record(
                    TestingSteps.BUSYBOX, StepRecord.Origin.CACHED, Duration.ZERO, Duration.ZERO, Duration.ZERO));

    @Test
    void hasALineForEachStepThatWasDoneTheLongestFirst() {
        TimingTable table = TimingTable.of(STEPS, Duration.ofSeconds(101));
        assertThat(table.reused()).isEqualTo(1);
        assertThat(table.lines())
                .containsExactly(
                        "step                             time  compilers  downloads       ours",
                        "tailscale (arm64)          1 min 41 s 1 min 40 s                 0.5 s",
                        "zig                            20.0 s                19.0 s      1.0 s",
                        "sum                        2 min 01 s 1 min 40 s     19.0 s      1.5 s",
                        "our own work is 1.5 % of the Go compiler's 1 min 40 s");
    }

    @Test
    void isEmptyIfNothingWasDone() {
        assertThat(TimingTable.of(STEPS.subList(2, 3), Duration.ZERO).lines()).isEmpty();
        assertThat(TimingTable.of(List.of(), Duration.ZERO).lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "49, 0.0 s",
        "50, 0.1 s",
        "12440, 12.4 s",
        "99949, 99.9 s",
        "99950, 1 min 40 s",
        "185000, 3 min 05 s",
        "3600000, 60 min 00 s"
    })
    void spansAreSaidInSecondsOrMinutes(long millis, String said) {
        assertThat(Spans.of(Duration.ofMillis(millis))).isEqualTo(said);
    }

    @Test
    void isTheSameInEveryCountry() {
        List<String> here = TimingTable.of(STEPS, Duration.ofSeconds(101)).lines();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(TimingTable.of(STEPS, Duration.ofSeconds(101)).lines()).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ourOwnTimeIsNeverNegative() {
        StepRecord odd = TestingSteps.record(
                TestingSteps.ZIG,
                StepRecord.Origin.MADE,
                Duration.ofMillis(10),
                Duration.ofMillis(30),
                Duration.ofMillis(1));
        assertThat(odd.own()).isZero();
    }
}
