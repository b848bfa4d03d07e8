package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the facts: conditions of {@code where}. */
class TestConditions {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":local name \"x\"\n/interface/disable [find where name=$name]",
                ":local name \"x\"\n/interface/disable [find name=$name]",
                ":global comment \"x\"\n/ip/address print where comment~$comment",
                ":local f do={ /interface/disable [find where name=$name] }\n$f name=ether1",
                ":local name \"x\"\n/interface/disable [find where (disabled and name=$name)]",
            })
    void aPropertyHidesAVariable(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().rule()).isEqualTo(Rule.HIDDEN_VARIABLE);
        assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
        assertThat(findings.getFirst().hint().orElseThrow()).contains("such as $wanted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":local wantedName \"x\"\n/interface/disable [find where name=$wantedName]",
                ":local name \"x\"\n/interface/set ether1 name=$name",
                "/interface/print where !$disabled and $running",
                "/ip/route/print where $\"dst-address\" in 10.0.0.0/8",
                ":local name \"x\"\n/ip/address/remove [find where interface=$name]",
                ":local name \"x\"\n:put [:find \"abc\" $name]",
            })
    void otherwiseAVariableIsSeen(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/ip/address/remove [find where address=10.0.0.1/24] | 1:40 | address=\"10.0.0.1/24\"",
                "/ip/address/remove [find address=10.0.0.1/24] | 1:34 | address=\"10.0.0.1/24\"",
                "/ip/dns/static/remove [find where address!=10.0.0.1] | 1:44 | address=\"10.0.0.1\"",
                "/ip/firewall/filter/remove [find where protocol=tcp] | 1:49 | protocol=\"tcp\"",
                "/ip/firewall/nat/remove [find where dst-port=41641] | 1:46 | dst-port=\"41641\"",
                "/ipv6/address/remove [find where address=fd7a:115c:a1e0::1/128] | 1:42 | address=\"fd7a:115c:a1e0::1/128\"",
            })
    void someValuesNeedQuotes(String script, String place, String hint) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.rule()).isEqualTo(Rule.UNQUOTED_VALUE);
        assertThat(finding.position().line() + ":" + finding.position().column())
                .isEqualTo(place);
        assertThat(finding.hint()).contains("write " + hint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip/address/remove [find where address=\"10.0.0.1/24\"]",
                "/ip/firewall/filter/remove [find where protocol=\"tcp\" dst-port=\"22\"]",
                "/ip/firewall/filter/add chain=input protocol=tcp dst-port=22 src-address=10.0.0.0/8 action=accept",
                "/ip/address/add address=10.0.0.1/24 interface=ether1",
                ":local a 10.0.0.1\n/ip/address/remove [find where network=$a]",
                "/ip/route/print where dst-address=0.0.0.0/0 active",
                "/interface/print where mtu=1500 type=ether",
                "/ip/address/print where 10.0.0.1 in address",
            })
    void othersDoNot(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @Test
    void whatIsInBracketsIsNoCondition() {
        assertThat(TestingChecks.all(
                        ":local name \"x\"\n/ip/address/remove [find where interface=[/interface/get $name name]]"))
                .isEmpty();
    }
}
