package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSuggestion {
    private static final List<String> FEATURES = List.of("dns", "osrouter", "useroutes", "useexitnode", "portmapper");

    @ParameterizedTest
    @CsvSource({"osruoter, osrouter", "userroutes, useroutes", "DNS, dns", "dn, dns", "port-mapper, portmapper"})
    void isTheNearestWord(String word, String near) {
        assertThat(Suggestion.nearest(word, FEATURES)).hasValue(near);
    }

    @ParameterizedTest
    @CsvSource({"netstack", "x", "''"})
    void isNoWordThatIsFar(String word) {
        assertThat(Suggestion.nearest(word, FEATURES)).isEmpty();
    }

    @Test
    void isTheFirstByNameOfThoseEquallyNear() {
        assertThat(Suggestion.nearest("armv6", List.of("armv7", "armv5"))).hasValue("armv5");
    }

    @Test
    void namesAllWordsOnlyIfTheyAreFew() {
        List<String> many = IntStream.range(0, 13).mapToObj(i -> "word" + i).toList();
        assertThat(Suggestion.among("wrod1", many)).isEqualTo("did you mean word1?");
        assertThat(Suggestion.among("else", many)).isEmpty();
        assertThat(Suggestion.among("serve", FEATURES))
                .isEqualTo("known are dns, osrouter, useroutes, useexitnode, portmapper");
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "a, '', 1", "'', ab, 2", "kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0"})
    void distancesAreLevenshteins(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }
}
