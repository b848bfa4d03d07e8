package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.problem;
import static dev.mt.routeros.syntax.TestingSyntax.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However deep a text nests, it gives a tree that can be walked over, or an error. */
final class TestDepth {
    private static final int ENDLESS = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ",
                "[",
                "(",
                "/ip address { ",
                ":do {",
                ":if (1) do={",
                ":put [",
                ":put ![",
                "/system script add source={",
                "/ip address remove [find where a=[",
            })
    void opened(String opening) {
        assertThat(problem(opening.repeat(ENDLESS))).startsWith("nested too deeply (line 1 column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                ":put ( => (",
                ":put ( => !",
                ":put ( => - ",
                ":put ( => >",
                ":put ( => `not `",
                ":put { => {",
                ":put ( => 1+",
                ":put ( => $a->",
                ":put ( => `$a . `",
                ":put ( => `$f <%% `",
                ":put \"$( => (",
                ":put ( => \"$(",
                "`/ip address print where ` => `a `",
                "`/ip address print where ` => `a=1 or `",
                "/ip address print where ( => !",
            })
    void repeated(String before, String repeated) {
        assertThat(problem(before + repeated.repeat(ENDLESS))).startsWith("nested too deeply (line 1 column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {"`[:put ` => ]", ":do { => }", "( => )", "{ => }", ":if (1) do={ => }"})
    void isEnoughForPeople(String opening, String closing) {
        TestingSyntax.printed(script(opening.repeat(60) + closing.repeat(60)));
    }

    @Test
    void longTextsMayBeJoined() {
        TestingSyntax.printed(script(":put (\"a\"" + " . $b".repeat(300) + ")"));
    }
}
