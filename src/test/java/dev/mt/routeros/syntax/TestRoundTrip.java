package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printing a tree and reading the text gives the tree again. */
final class TestRoundTrip {
    private static final int TREES = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_124, 7_24, Long.MAX_VALUE / 3})
    void treesAtRandom(long seed) {
        RandomTrees trees = new RandomTrees(seed);
        for (int i = 0; i < TREES; i++) {
            Script tree = Trees.withoutPositions(trees.script());
            String text = Printer.print(tree);
            Parsed parsed = Parser.parse(text, CommandNames.permissive());
            assertThat(parsed).as("tree %d of seed %d: %s", i, seed, text).isInstanceOf(Parsed.Good.class);
            assertThat(Trees.withoutPositions(((Parsed.Good) parsed).script()))
                    .as("tree %d of seed %d: %s", i, seed, text)
                    .isEqualTo(tree);
        }
    }
}
