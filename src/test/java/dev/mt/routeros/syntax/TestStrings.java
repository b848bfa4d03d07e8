package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.problem;
import static dev.mt.routeros.syntax.TestingSyntax.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts on RouterOS, section 2: "String escapes", "`$name` is …", "`&` and `?` are fine inside quoted strings". */
final class TestStrings {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "\\\" => 22",
                "\\\\ => 5C",
                "\\n => 0A",
                "\\r => 0D",
                "\\t => 09",
                "\\$ => 24",
                "\\_ => 20",
                "\\? => 3F",
                "\\a => 07",
                "\\b => 08",
                "\\f => 0C",
                "\\v => 0B",
                "\\E2 => E2",
                "\\0A => 0A",
                "\\00 => 00",
            })
    void haveTheseEscapes(String escape, String hex) {
        assertThat(plain("\"<" + escape + ">\"")).isEqualTo("<" + (char) Integer.parseInt(hex, 16) + ">");
    }

    @Test
    void swallowABackslashBeforeBlanksAndEndsOfLines() {
        assertThat(plain("\"a\\ b\"")).isEqualTo("ab");
        assertThat(plain("\"a\\\n    b\"")).isEqualTo("ab");
        assertThat(plain("\"a\\\r\n\tb\"")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\z", "\\e2", "\\2", "\\'", "\\.", "\\Ag"})
    void takeNoOtherEscape(String escape) {
        assertThat(problem(":put \"" + escape + "\"")).isEqualTo("syntax error (line 1 column 8)");
    }

    @Test
    void goOnOverLines() {
        assertThat(plain("\"a\nb\"")).isEqualTo("a\nb");
    }

    @Test
    void takeWhatMeansSomethingElsewhere() {
        assertThat(plain("\"a&b?c#d;e{f}[g](h)=i\"")).isEqualTo("a&b?c#d;e{f}[g](h)=i");
    }

    @Test
    void takeEveryByte() {
        assertThat(plain("\"\u00e4\u00ff\u0001\"")).isEqualTo("\u00e4\u00ff\u0001");
    }

    @Test
    void areEmpty() {
        assertThat(value("\"\"")).isEqualTo(new Expression.Text(new Position(5, 1, 6), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "\"a $name b\" => 'a |$name| b'",
                "\"$a$b\" => '$a|$b'",
                "\"$a-b\" => '$a|-b'",
                "\"$a_b\" => '$a|_b'",
                "\"$\"a-b\"c\" => '$a-b|c'",
                "\"$[:len $x]\" => '[len (value)=$x]'",
                "\"$($a + 1)%\" => '(+ $a 1)|%'",
                "\"a $[:put \"b $[:put \"c\"]\"] d\" => 'a |[put (message)='b |[put (message)='c']']| d'",
                "\"$1\" => '$1'",
                "\"\\$name\" => '$name'",
            })
    void insert(String text, String meaning) {
        assertThat(Notation.of(value(text))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "\"$\" => syntax error (line 1 column 9)",
                "\"$ a\" => syntax error (line 1 column 8)",
                "\"$-\" => syntax error (line 1 column 8)",
                "\"abc => syntax error (line 1 column 10)",
                "\"$\"a$b\"\" => syntax error (line 1 column 10)",
            })
    void insertNothingElse(String text, String problem) {
        assertThat(problem(":put " + text)).isEqualTo(problem);
    }

    @Test
    void nameVariablesInQuotes() {
        assertThat(value("$\"a-b c\\\"d\"")).isEqualTo(new Expression.Variable(new Position(5, 1, 6), "a-b c\"d"));
    }

    private static String plain(String text) {
        return ((TextPart.Plain) ((Expression.Text) value(text)).parts().getFirst()).text();
    }
}
