package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of real size, in every style. */
final class TestScripts {
    static Stream<String> names() {
        return TestingScripts.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areReadAndPrinted(String name) {
        Script script = TestingSyntax.script(TestingScripts.read(name));
        String printed = TestingSyntax.printed(script);
        assertThat(Printer.print(TestingSyntax.script(printed))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"functions.rsc", "nested-menus.rsc"})
    void areReadTheSameWithOtherEndsOfLines(String name) {
        String text = TestingScripts.read(name);
        // The text that becomes a script keeps its ends of lines.
        assertThat(unplaced(text.replace("\n", "\r\n")))
                .hasToString(unplaced(text).toString().replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mayHaveThousandsOfLines(long seed) {
        String text = TestingScripts.ofLines(5_000, seed);
        Script script = TestingSyntax.script(text);
        assertThat(script.statements()).hasSizeGreaterThan(100);
        TestingSyntax.printed(script);
    }

    /** Every node knows its place: in order, and inside of the text. */
    @Test
    void keepThePlaceOfEveryPart() {
        String text = TestingScripts.ofLines(1_000, 4);
        List<String> lines = List.of(text.split("\n", -1));
        Script script = TestingSyntax.script(text);
        assertThat(Trees.all(script)).allSatisfy(each -> {
            Position position = each.position();
            String before = text.substring(0, position.offset());
            assertThat(position.line()).isLessThanOrEqualTo(lines.size());
            assertThat(position.column()).isEqualTo(position.offset() - before.lastIndexOf('\n'));
        });
        assertThat(Trees.all(script).filter(Statement.Command.class::isInstance).map(Node::position))
                .isSorted();
        assertThat(Trees.all(script).filter(Word.class::isInstance).map(Word.class::cast))
                .allSatisfy(word -> assertThat(
                                text.startsWith(word.text(), word.position().offset()))
                        .isTrue());
    }

    /** Cut off anywhere, a script is a shorter one or says where it ends too early; never is it anything else. */
    @ParameterizedTest
    @MethodSource("names")
    void mayBeCutOffAnywhere(String name) {
        String text = TestingScripts.read(name);
        for (int end = 0; end < text.length(); end += 3) {
            switch (Parser.parse(text.substring(0, end), CommandNames.permissive())) {
                case Parsed.Good good -> assertThat(good.script().position()).isEqualTo(Position.START);
                case Parsed.Bad bad ->
                    assertThat(bad.problem().position().offset()).isLessThanOrEqualTo(end);
            }
        }
    }

    @Test
    void mayBeEmpty() {
        assertThat(TestingSyntax.statements("")).isEmpty();
        assertThat(TestingSyntax.statements(" \n\t;; # only this\r\n")).isEmpty();
    }

    private static Script unplaced(String text) {
        return Trees.withoutPositions(TestingSyntax.script(text));
    }
}
