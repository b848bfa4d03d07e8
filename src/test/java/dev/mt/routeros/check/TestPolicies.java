package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stored scripts may do, and what they do. */
class TestPolicies {
    private static final String FETCH = "/tool/fetch url=\\\"http://h/x\\\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // section 2 of the facts: fetch needs ftp and test
                "/system/script/add name=u policy=read,write source={ /tool/fetch url=\"http://h/x\" } | ftp,test",
                "/system/script/add name=u policy=read,write,test source={ /tool/fetch url=\"http://h/x\" } | ftp",
                "/system/script/add name=u policy=read source={ /system/reboot } | reboot",
                "/system/scheduler/add name=u policy=read on-event={ :if (true) do={ /ip/address/add address=1.1.1.1/8 interface=e } } | write",
                "/system/scheduler/set [find] policy=write on-event={ :put [/ip/address/find] } | read",
                "/system/scheduler/add name=u policy=read,write on-event={ /tool/ping 1.1.1.1 count=1 } | test",
            })
    void whatIsNeededMustBeThere(String script, String policies) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.MISSING_POLICY);
        assertThat(findings.getFirst().hint()).contains("add %s to policy=".formatted(policies));
    }

    @Test
    void textIsLookedAtAsWell() {
        assertThat(TestingChecks.rules("/system/script/add name=u policy=read source=\"" + FETCH + "\""))
                .containsExactly(Rule.MISSING_POLICY);
        assertThat(TestingChecks.rules("/system/script/add name=u policy=ftp,test source=\"" + FETCH + "\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/system/script/add name=u source={ /tool/fetch url=\"http://h/x\" }",
                "/system/script/add name=u policy=read,write,ftp,test source={ /tool/fetch url=\"http://h/x\" }",
                ":local p \"read\"\n/system/script/add name=u policy=$p source={ /system/reboot }",
                "/system/script/add name=u policy=read source={ :put 1; /log info x; :put [/ip/address/find] }",
                "/user/group/add name=g policy=read",
            })
    void whatIsThereOrNotKnownIsTaken(String script) {
        assertThat(TestingChecks.rules(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"on-event=update", "on-event=\"update\"", "on-event=\"/system/script/run update\""})
    void whoRunsAScriptNeedsItsPolicies(String event) {
        String script = "/system/scheduler/add name=s policy=read " + event
                + "\n/system/script/add name=update policy=read,reboot source={ /system/reboot }\n";
        assertThat(TestingChecks.all(script))
                .extracting(Finding::message)
                .containsExactly("reboot is not among the policies, but the script update needs it");
        assertThat(TestingChecks.all(script.replace("policy=read ", "policy=read,reboot ")))
                .isEmpty();
        assertThat(TestingChecks.all(script.replace("name=update", "dont-require-permissions=yes name=update")))
                .isEmpty();
    }
}
