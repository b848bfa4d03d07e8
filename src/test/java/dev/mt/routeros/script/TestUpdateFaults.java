package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every fault at every step of an update, and thousands of faults at random: the tunnel is never lost. {@code MT_UPDATE_SEEDS}
 * says how many at random.
 */
@Tag("machine")
class TestUpdateFaults {
    @Test
    void everyFaultAtEveryStep() throws Exception {
        assertThat(run("every")).contains(" 0 lost");
    }

    @Test
    void faultsAtRandom() throws Exception {
        String seeds = System.getenv().getOrDefault("MT_UPDATE_SEEDS", "10000");
        assertThat(run("random", seeds)).contains(seeds + " seeds", " 0 lost");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FaultRuns.class.getName()));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said;
        try {
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } finally {
            process.destroyForcibly();
        }
        System.out.print(said);
        return said;
    }
}
