package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts on RouterOS, section 2: "Arrays `{1;"k"=v}`". */
final class TestArrays {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{} => {}",
                "{1} => {1}",
                "{1;2;} => {1;2}",
                "{ 1 ; 2 } => {1;2}",
                "{\"k\"=1;2} => {'k'=1;2}",
                "{k=1; some-key=\"x\"} => {k=1;some-key='x'}",
                "{k=$v} => {k=$v}",
                "{$k=1} => {$k=1}",
                "{k = 1} => {k=1}",
                "{k=} => {k=}",
                "{1;{2;3};{a={b=1}}} => {1;{2;3};{a={b=1}}}",
                "{(1,2);\"x\".\"y\"} => {(, 1 2);(. 'x' 'y')}",
                "{1, -2} => {(, 1 (- 2))}",
                "{a=$b->\"c\"} => {a=(-> $b 'c')}",
                "{[:len 1]=(1+2)} => {[len (value)=1]=(+ 1 2)}",
                "{>[:put 1]} => {(> [put (message)=1])}",
            })
    void areReadAs(String text, String meaning) {
        assertThat(Notation.of(value(text))).isEqualTo(meaning);
    }

    @Test
    void goOnOverLines() {
        assertThat(Notation.of(value("{\n  \"a\"=1;\n  # a comment\n  \"b\"=2\n  \"c\"=3 ;\n}")))
                .isEqualTo("{'a'=1;'b'=2;'c'=3}");
    }
}
