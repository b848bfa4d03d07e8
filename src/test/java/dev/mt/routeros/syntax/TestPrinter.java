package dev.mt.routeros.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestPrinter {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "/ip  address   print => /ip/address/print",
                ":if ($a=1) do={:put 1;:put 2} => :if ($a = 1) do={~  :put 1~  :put 2~}",
                ":if ($a) do={} => :if $a do={}",
                ":put (((1+2))*3) => :put ((1 + 2) * 3)",
                ":put (1+2*3) => :put (1 + 2 * 3)",
                ":put (!$a) => :put !$a",
                ":put \"\\E2\\41\\n$a$\"b c\"$\"d\"e$(1+1)\" => :put \"\\E2A\\n$a$\"b c\"$\"d\"e$(1 + 1)\"",
                ":put {1; k = \"v\"} => :put ({1;k=\"v\"})",
                "$f ({1}) => $f ({1})",
                "/ip address { print } => /ip/address {~  print~}",
                "/interface print where a=1 b => /interface/print where a = 1 && b",
                ":put ($a->\"b\"->1) => :put ($a->\"b\"->1)",
                "/system script add source={ a  b } => /system/script/add source={ a  b }",
            })
    void writes(String text, String printed) {
        assertThat(TestingSyntax.printed(TestingSyntax.script(text))).isEqualTo(printed.replace('~', '\n') + "\n");
    }
}
