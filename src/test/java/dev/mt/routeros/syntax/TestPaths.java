package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.problem;
import static dev.mt.routeros.syntax.TestingSyntax.script;
import static dev.mt.routeros.syntax.TestingSyntax.statements;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts on RouterOS, section 2: "`/a b c`, `/a/b/c` and mixtures are equal. Command words are lower-case". */
final class TestPaths {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip/address/print",
                "/ip address print",
                "/ip/address print",
                "/ip address/print",
                "/ip  address   print",
                "/ ip address print",
                "/ip address \\\n print",
                "ip address print",
                "ip/address/print",
                ":ip address print",
                "/ip route .. address print",
                "/ip route/../address/print",
                "/ip address {print}",
                "/ip { address { print } }",
                "/ip address\nprint",
                "/ip\naddress\nprint",
                "/ip/address/\nprint",
                "/ip address;print",
            })
    void areSpelledInAllTheseWays(String text) {
        assertThat(Notation.of(script(text))).contains("/ip/address/print").doesNotContain("bad");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "/ip address\\n:put 1\\nadd => /ip/address; put (message)=1; /ip/address/add",
                "/ip address\\n/interface print\\nadd => /ip/address; /interface/print; /ip/address/add",
                "/ip address\\n/\\n:put 1 => /ip/address; /; put (message)=1",
                "{ /ip address }; /system; package print => {/ip/address}; /system; /system/package/print",
                "/ip address\\n:if true do={ print } => /ip/address; if (condition)=true do=code{/ip/address/print}",
                "/ip address\\n:put [find] => /ip/address; put (message)=[/ip/address/find]",
                "/ip address remove [find] => /ip/address/remove [/ip/address/find]",
                "/ip address\\n/ip route remove [find]; print => /ip/address; /ip/route/remove [/ip/route/find]; /ip/address/print",
                "/ip address { add; :put [find] } => /ip/address {/ip/address/add; put (message)=[/ip/address/find]}",
            })
    void startFromTheMenuThatTheTextIsIn(String text, String meaning) {
        assertThat(Notation.of(script(text.replace("\\n", "\n")))).isEqualTo(meaning);
    }

    @Test
    void keepTheirSpelling() {
        Statement.Command command =
                (Statement.Command) statements("/ip route/print").getFirst();
        assertThat(command.path().root()).isEqualTo(Path.Root.SLASH);
        assertThat(command.path().words()).extracting(Word::text).containsExactly("ip", "route", "print");
        assertThat(command.path().words())
                .extracting(each -> each.position().column())
                .containsExactly(2, 5, 11);
        assertThat(((Statement.Command) statements(":put 1").getFirst()).path().root())
                .isEqualTo(Path.Root.COLON);
        assertThat(((Statement.Command) statements("put 1").getFirst()).path().root())
                .isEqualTo(Path.Root.HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "/IP address print, expected command name (line 1 column 2)",
        ":Put 1, expected command name (line 1 column 2)",
        "JVQW, expected command name (line 1 column 1)",
        "/ip/, ''",
        "/ip//address, expected command name (line 1 column 5)",
        "/interface>> at-chat, expected command name (line 1 column 11)",
        ":, expected command name (line 1 column 2)",
        "), expected command name (line 1 column 1)",
        "}, expected command name (line 1 column 1)",
        "'\"x\"', expected command name (line 1 column 1)",
        ":put@x, syntax error (line 1 column 5)",
    })
    void areWrong(String text, String problem) {
        assertThat(problem(text)).isEqualTo(problem);
    }

    @Test
    void areNotEndless() {
        assertThat(problem("/a".repeat(100_000))).startsWith("expected command name");
    }
}
