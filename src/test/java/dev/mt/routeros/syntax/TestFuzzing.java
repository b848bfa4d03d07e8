package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text, there is a tree or an error, and a tree that is printed and read again is the same. Goes on for
 * {@code -Dfuzz.seconds=…} with {@code -Dfuzz.seed=…}, else for a second.
 */
final class TestFuzzing {
    @Test
    void nothingBreaksIt() {
        long seed = Long.getLong("fuzz.seed", 7);
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
        List<String> texts = new ArrayList<>(TestingScripts.all());
        texts.add(TestingScripts.ofLines(300, seed));
        Fuzzer.Count count = new Fuzzer(seed, texts).run(time);
        System.out.printf("fuzzing for %s with seed %d: %s%n", time, seed, count);
        assertThat(count.texts()).isPositive();
    }
}
