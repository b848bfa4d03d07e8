package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts within scripts. */
class TestEmbeddedScripts {
    /** Section 2 of the facts: so one script serves several versions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":do { [:parse \"/container/set 0 privileged=yes\"] } on-error={}",
                ":do {[[:parse \"/container/set 0 privileged=yes\"]]} on-error={}",
                ":onerror e in={ [[:parse \"/container/set 0 privileged=yes\"]] } do={}",
                ":if (true) do={ [[:parse \"/container/set 0 privileged=yes\"]] }",
                ":local f \"x\"\n:do { [:parse \"/container/set $f privileged=yes\"] } on-error={}",
                ":local f \"x\"\n:do { [:parse (\"/container/set \" . $f . \" privileged=yes\")] } on-error={}",
            })
    void guardedTextIsNoted(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.UNKNOWN_ARGUMENT);
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(findings.getFirst().hint()).contains("the script is prepared for that");
        assertThat(TestingChecks.checker().text(findings.getFirst().versions())).isEqualTo("7.13-7.23");
    }

    @Test
    void unguardedTextIsAnError() {
        assertThat(TestingChecks.places("7.23", "[:parse \"/container/set 0 privileged=yes\"]"))
                .containsExactly("1:27 error unknown-argument");
        assertThat(TestingChecks.places("7.24", "[:parse \"/container/set 0 privileged=yes\"]"))
                .isEmpty();
    }

    /** Until 7.22 the whole script is refused, so on-error does not help; later the statement fails. */
    @Test
    void withoutParseAGuardOnlyHelpsNewVersions() {
        String old = ":do { /container/set 0 auto-restart-interval=5s } on-error={}";
        assertThat(TestingChecks.places("7.19", old)).containsExactly("1:24 error unknown-argument");
        assertThat(TestingChecks.places("7.24", old)).containsExactly("1:24 note unknown-argument");
    }

    @Test
    void placesAreThoseOfTheWholeText() {
        String script = """
                :global wanted "x"
                /system/script/add name=a source=":global wanted\\n:put \\"\\$wanted\\"\\
                    \\n:put \\$wnated\\r\\n/ip/address/print detial"
                """;
        assertThat(TestingChecks.places(script))
                .containsExactly("3:12 error undeclared-variable", "3:42 error unknown-argument");
    }

    @Test
    void textInTextIsCheckedToo() {
        String script = "/system/scheduler/add name=a on-event=\"[:parse \\\":put \\\\\\$nothing; /ip/adress\\\"]\"";
        assertThat(TestingChecks.places(script)).containsExactly("1:72 error unknown-command");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/script/add name=a source=\"/ip/address/prnit\"",
                "/system/script/add name=a source={ /ip/address/prnit }",
                "/system/scheduler/add name=a on-event=\"/ip/address/prnit\"",
                "/tool/netwatch/add host=1.1.1.1 up-script=\"/ip/address/prnit\"",
                "/ip/dhcp-server/add name=a interface=b lease-script=\"/ip/address/prnit\"",
                "/ip/dhcp-client/add interface=a script=\"/ip/address/prnit\"",
                ":execute \"/ip/address/prnit\"",
                ":execute script=\"/ip/address/prnit\"",
                ":execute { /ip/address/prnit }",
                ":global f do={ /ip/address/prnit }",
                ":local x [/ip/address/prnit]",
                ":put \"there is $[/ip/address/prnit]\"",
            })
    void everythingThatIsCodeIsChecked(String script) {
        assertThat(TestingChecks.rules(script)).containsExactly(Rule.UNKNOWN_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/scheduler/add name=a on-event=update",
                "/system/scheduler/add name=a on-event=\"update\"",
                ":local s \"x\"\n/system/script/add name=a source=$s",
                ":local s \"x\"\n/system/script/add name=a source=\":put \\\"$s\\\"; $s\"",
                ":local s \"x\"\n[:parse \"/ip/firewall/$s/add chain=input $s=y\"]",
                ":local s \"x\"\n:put [[:parse \":return $s\"]]",
                "/ip/address/comment 0 comment=\"/not/a/script\"",
                ":local c [:parse \"/system/identity/print\"]\n$c",
            })
    void whatIsNotKnownIsNotJudged(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @Test
    void syntaxIsCheckedInThere() {
        List<Finding> findings = TestingChecks.all(":put 1\n[:parse \":put (1 + \"]");
        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.SYNTAX);
        assertThat(findings.getFirst().position().line()).isEqualTo(2);
    }
}
