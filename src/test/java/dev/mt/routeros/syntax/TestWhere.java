package dev.mt.routeros.syntax;

import static dev.mt.routeros.syntax.TestingSyntax.condition;
import static dev.mt.routeros.syntax.TestingSyntax.script;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts on RouterOS, section 2: "In `where`, a property name hides a variable of the same name". */
final class TestWhere {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "name=x => (= @name x)",
                "name=\"x\" => (= @name 'x')",
                "name=$name => (= @name $name)",
                "disabled => @disabled",
                "!disabled => (! @disabled)",
                "!disabled name~\"x\" => (&& (! @disabled) (~ @name 'x'))",
                "a=1 b=2 c => (&& (&& (= @a 1) (= @b 2)) @c)",
                "a=1 or b=2 c=3 => (&& (|| (= @a 1) (= @b 2)) (= @c 3))",
                "a=1 and (b=2 or !c) => (&& (= @a 1) (|| (= @b 2) (! @c)))",
                "dst-address=0.0.0.0/0 => (= @dst-address 0.0.0.0/0)",
                "dst-address in 10.0.0.0/8 => (in @dst-address 10.0.0.0/8)",
                "$x in dst-address and active => (&& (in $x @dst-address) @active)",
                "protocol=tcp => (= @protocol tcp)",
                "interface=ether1-lan => (= @interface ether1-lan)",
                "name=(\"a\" . $b) => (= @name (. 'a' $b))",
                "name=[:len 1] => (= @name [len (value)=1])",
                ".id=*1A => (= @.id *1A)",
                "timeout<30s => (< @timeout 30s)",
                "name=- => (= @name -)",
                "configuration.mode!=ap => (!= @configuration.mode ap)",
                "not disabled => (! @disabled)",
                "comment=yes => (= @comment yes)",
            })
    void isReadAs(String text, String meaning) {
        assertThat(condition(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                ":put [/interface find] => put (message)=[/interface/find]",
                ":put [/interface find where] => put (message)=[/interface/find]",
                ":put [/interface find name=x] => put (message)=[/interface/find where (= @name x)]",
                ":put [/interface find where name=x] => put (message)=[/interface/find where (= @name x)]",
                ":put [/interface find where (name=x)] => put (message)=[/interface/find where (= @name x)]",
                "/interface print detail where running => /interface/print detail where @running",
                "/interface\\n:put [get [find running] name] => /interface; put (message)=[/interface/get [/interface/find where @running] name]",
            })
    void stands(String text, String meaning) {
        assertThat(Notation.of(script(text.replace("\\n", "\n")))).isEqualTo(meaning);
    }

    /** Facts on RouterOS, section 2: "Single instance". */
    @Test
    void askForTheOnlyJob() {
        assertThat(
                        Notation.of(
                                script(
                                        ":if ([/system script job print count-only as-value where script=[:jobname]] > 1) do={ :error 1 }")))
                .isEqualTo("if (condition)=(> [/system/script/job/print count-only as-value where "
                        + "(= @script [jobname])] 1) do=code{error (message)=1}");
    }
}
