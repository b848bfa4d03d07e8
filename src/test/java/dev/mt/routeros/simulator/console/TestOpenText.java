package dev.mt.routeros.simulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestOpenText {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":put 1",
                ":if (true) do={ :put 1 }",
                ":put \"a { b\"",
                ":put \"a \\\" { b\"",
                ":put \"$[:len \"{\"] x\"",
                "# a comment with { and \"",
                ":put 1; # {",
                ":put a#{}",
                ":put }",
                ":put \"\\\\\"",
            })
    void isWhole(String text) {
        assertThat(OpenText.in(text)).isEmpty();
        assertThat(OpenText.in(text + "\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "':if (true) do={', {",
                "'{ :put [:len', [",
                "'{ :put (1 + ', (",
                "':put \"a', '\"'",
                "':put \"$[:len ', [",
                "'{ # } not this', {",
                "'/ip/address/add \\', \\",
            })
    void goesOn(String text, String open) {
        assertThat(OpenText.in(text)).contains(open);
        assertThat(OpenText.in(text + "\n")).contains(open);
    }

    @Test
    void aLineThatIsContinuedEndsWithTheNext() {
        assertThat(OpenText.in("/ip/address/add \\\naddress=1.1.1.1/24\n")).isEmpty();
    }
}
