package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.TestingTexts;
import dev.mt.routeros.schema.Schemas;
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
        fuzz("any names", CommandNames.permissive());
    }

    /** What words mean decides where paths end, what is a block, and what is text. */
    @Test
    void nothingBreaksItWithTheNamesOfAVersion() {
        fuzz(
                "the names of 7.13",
                Schemas.bundled().schema(new RouterOsVersion(7, 13, 0)).names());
        fuzz("the names of 7.24", Schemas.bundled().newest().names());
    }

    private static void fuzz(String what, CommandNames names) {
        long seed = Long.getLong("fuzz.seed", 7);
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
        List<String> texts = new ArrayList<>(TestingTexts.real());
        texts.add(TestingScripts.ofLines(300, seed));
        Fuzzer.Count count = new Fuzzer(seed, texts, names).run(time);
        System.out.printf("fuzzing with %s for %s with seed %d: %s%n", what, time, seed, count);
        assertThat(count.texts()).isPositive();
    }
}
