package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.routeros.TestingTexts;
import dev.mt.routeros.syntax.Position;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text, it is checked and reported, and every finding has a place in it. Goes on for {@code -Dfuzz.seconds=…}
 * with {@code -Dfuzz.seed=…}, else for a second.
 */
final class TestAnyText {
    private static final int LONGEST = 3_000;

    @Test
    void isChecked() {
        long seed = Long.getLong("fuzz.seed", 7);
        Duration time = Duration.ofSeconds(Long.getLong("fuzz.seconds", 1));
        TestingTexts texts = new TestingTexts(seed, TestingTexts.real(), LONGEST);
        Checker checker = TestingChecks.checker();
        long end = System.nanoTime() + time.toNanos();
        long count = 0;
        long found = 0;
        while (System.nanoTime() < end) {
            found += findings(checker, texts.next());
            count++;
        }
        System.out.printf("checking for %s with seed %d: %d texts, %d findings%n", time, seed, count, found);
        assertThat(found).isPositive();
    }

    private static int findings(Checker checker, String text) {
        CheckedFile checked;
        try {
            checked = CheckedFile.check("x", text, checker);
            ReportText.of(checked);
            ReportJson.of(List.of(checked));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("%s for: %s".formatted(e, text), e);
        }
        for (Finding finding : checked.findings()) {
            Position at = finding.position();
            int start = text.lastIndexOf('\n', at.offset() - 1) + 1;
            long line = text.substring(0, at.offset())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            assertThat(at)
                    .as("%s in: %s", finding, text)
                    .isEqualTo(new Position(at.offset(), (int) line, at.offset() - start + 1));
        }
        return checked.findings().size();
    }
}
