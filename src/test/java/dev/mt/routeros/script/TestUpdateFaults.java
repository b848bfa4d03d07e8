package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every fault at every step of an update, and thousands of faults at random: the tunnel is never lost; and the same runs do
 * lose it with the way of updating that came before. {@code MT_UPDATE_SEEDS} says how many at random.
 */
@Tag("machine")
class TestUpdateFaults {
    private static final String SEEDS =
            Optional.ofNullable(System.getenv("MT_UPDATE_SEEDS")).orElse("10000");

    private static String said = "";

    /** All in one process: it is compiled once. */
    @BeforeAll
    static void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FaultRuns.class.getName(),
                        SEEDS))
                .redirectErrorStream(true)
                .start();
        try {
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        System.out.print(said);
    }

    /** What is said of all fleets of a way: faults, steps, lost, wrong otherwise. */
    private static List<MatchResult> fleets(String way) {
        return Pattern.compile(
                        "(?m)^" + way + ", .*: (\\d+) faults at (\\d+) steps, (\\d+) lost, (\\d+) wrong otherwise;")
                .matcher(said)
                .results()
                .toList();
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    @Test
    void noFaultAtAnyStepLosesTheTunnel() {
        assertThat(fleets("our way")).as(said).hasSize(12).allSatisfy(fleet -> {
            assertThat(number(fleet, 1)).isGreaterThan(20);
            assertThat(number(fleet, 2)).isGreaterThan(20);
            assertThat(fleet.group(3)).as(said).isEqualTo("0");
            assertThat(fleet.group(4)).as(said).isEqualTo("0");
        });
    }

    @Test
    void noSeedLosesTheTunnel() {
        assertThat(said).contains("our way: " + SEEDS + " seeds with one to three faults each, 0 lost");
    }

    /** Otherwise these runs would show nothing. */
    @Test
    void theSameFaultsLoseItWithTheOriginalsWay() {
        assertThat(fleets("the original's way")).as(said).hasSize(3).allSatisfy(fleet -> {
            int runs = number(fleet, 1) * number(fleet, 2);
            assertThat(number(fleet, 3)).as(said).isGreaterThan(runs / 10);
        });
        MatchResult random = Pattern.compile(
                        "the original's way: (\\d+) seeds with one to three faults each, (\\d+) lost")
                .matcher(said)
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(number(random, 2)).as(said).isGreaterThan(number(random, 1) / 10);
    }
}
