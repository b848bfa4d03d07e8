package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.meaning;
import static dev.mt.routeros.syntax.TestingSyntax.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts on RouterOS, section 2: "Precedence, loose to tight". */
final class TestOperators {
    /** The fact's list; what stands in one row binds alike. */
    private static final List<List<String>> LOOSE_TO_TIGHT = List.of(
            List.of(","),
            List.of("||"),
            List.of("&&"),
            List.of("in"),
            List.of("<", ">", "=", "<=", ">=", "!=", "~"),
            List.of("."),
            List.of("<<", ">>"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of("->"));

    @Test
    void bindInThisOrder() {
        for (int i = 0; i < LOOSE_TO_TIGHT.size(); i++) {
            for (int j = 0; j < LOOSE_TO_TIGHT.size(); j++) {
                for (String first : LOOSE_TO_TIGHT.get(i)) {
                    for (String second : LOOSE_TO_TIGHT.get(j)) {
                        String expected = i >= j
                                ? "(%2$s (%1$s $a $b) $c)".formatted(first, second)
                                : "(%1$s $a (%2$s $b $c))".formatted(first, second);
                        assertThat(meaning("$a %s $b %s $c".formatted(first, second)))
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "!", "~"})
    void bindLooserThanThoseBeforeOneOperand(String unary) {
        for (List<String> each : LOOSE_TO_TIGHT) {
            assertThat(meaning("%s$a %s $b".formatted(unary, each.getFirst())))
                    .isEqualTo("(%2$s (%1$s $a) $b)".formatted(unary, each.getFirst()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "$a and $b or $c => (|| (&& $a $b) $c)",
                "not $a and !$b => (&& (! $a) (! $b))",
                "$a&&$b||$c => (|| (&& $a $b) $c)",
                "$a-$b => (- $a $b)",
                "$a->\"x\"->\"y\" => (-> (-> $a 'x') 'y')",
                "$a->$i=5 => (= (-> $a $i) 5)",
                "[:len $a]>0 => (> [len (value)=$a] 0)",
                "$a=\"x\" => (= $a 'x')",
                "\"a\".$b.\"c\" => (. (. 'a' $b) 'c')",
                "1+2*3 => (+ 1 (* 2 3))",
                "(1+2)*3 => (* (+ 1 2) 3)",
                "- 1 => (- 1)",
                "5-3 => (- 5 3)",
                "60000/5 => (/ 60000 5)",
                "10.0.0.1 in 10.0.0.0/8 => (in 10.0.0.1 10.0.0.0/8)",
                "10.0.0.0/8/2 => (/ 10.0.0.0/8 2)",
                "10.0.0.1/$bits => (/ 10.0.0.1 $bits)",
                "fd7a::1 in fd7a::/48 => (in fd7a::1 fd7a::/48)",
                "1w2d+00:10:00 => (+ 1w2d 00:10:00)",
                "0xFF & $x => (& 0xFF $x)",
                "*1A = $id => (= *1A $id)",
                "any $x => (any $x)",
                "any ($x) => (any $x)",
                "$any = 1 => (= $any 1)",
                ">[:put 1] => (> [put (message)=1])",
                "$f <%% {1;2} => (<%% $f {1;2})",
                "$f <%% $g <%% {0} => (<%% $f (<%% $g {0}))",
                "$a . \"x\" = $b . \"y\" => (= (. $a 'x') (. $b 'y'))",
                "$a ~ \"^x\" || $b => (|| (~ $a '^x') $b)",
            })
    void stand(String text, String meaning) {
        assertThat(meaning(text)).isEqualTo(meaning);
    }

    /** Seen in what {@code :parse} answers: {@code ($x = nil)} gives {@code (= $x $nil)}. */
    @Test
    void haveVariablesForWords() {
        assertThat(meaning("$x = nil")).isEqualTo("(= $x $nil)");
        assertThat(meaning("a-b")).isEqualTo("(- $a $b)");
        assertThat(meaning("$x = true")).isEqualTo("(= $x true)");
    }

    @Test
    void goOnOverLines() {
        assertThat(meaning("$a and \\\n   $b")).isEqualTo("(&& $a $b)");
        assertThat(meaning("$a and\n   $b")).isEqualTo("(&& $a $b)");
    }

    @Test
    void needNothing() {
        assertThat(meaning("")).isEqualTo("()");
        assertThat(meaning(" \n ")).isEqualTo("()");
    }

    @ParameterizedTest
    @CsvSource({
        "(1 +), syntax error (line 1 column 10)",
        "(* 1), syntax error (line 1 column 7)",
        "(1 2), syntax error (line 1 column 9)",
        "(1, syntax error (line 1 column 8)",
        "(), ''",
        "1), expected end of command (line 1 column 7)",
    })
    void areWrong(String text, String problem) {
        assertThat(problem(":put " + text)).isEqualTo(problem);
    }
}
