package dev.mt.routeros.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Menus, commands and arguments against the schemas. */
class TestVersions {
    private static Finding only(String script) {
        List<Finding> findings = TestingChecks.all(script);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static String versions(Finding finding) {
        return TestingChecks.checker().text(finding.versions());
    }

    /** Both sides of each border in section 1 of the facts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/container/add interface=veth1 mountlists=m | 7.13-7.20",
                "/container/add interface=veth1 mounts=m | 7.21-7.24",
                "/container/add interface=veth1 envlists=e | 7.13-7.19",
                "/container/add interface=veth1 restart-policy=always | 7.13-7.22",
                "/container/add interface=veth1 auto-restart-interval=5s | 7.13-7.19, 7.23-7.24",
                "/container/add interface=veth1 privileged=yes | 7.13-7.23",
                "/container/config/set ram-high=64M | 7.20-7.24",
                "/container/config/set memory-high=64M | 7.13-7.19",
                "/container/mounts/add list=m src=/a dst=/b | 7.13-7.20",
                "/container/mounts/add name=m src=/a dst=/b | 7.21-7.24",
                "/container/envs/add list=e key=K value=V | 7.13-7.19",
                "/container/envs/add name=e key=K value=V | 7.20-7.24",
                "/tool/fetch url=\"http://h/\" http-max-redirect-count=5 | 7.13-7.17",
                "/certificate/settings/set builtin-trust-store=fetch | 7.13-7.20",
            })
    void anArgumentIsKnownToSomeVersions(String script, String versions) {
        Finding finding = only(script);
        assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_ARGUMENT);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(versions(finding)).isEqualTo(versions);
        assertThat(finding.message()).contains("it exists");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/container/restart 0 | 7.13-7.22 | it exists since 7.23",
                "/container/repull 0 | 7.13-7.19 | it exists since 7.20",
                "/container/save 0 file=x | 7.13-7.23 | it exists since 7.24",
                ":exit | 7.13-7.21 | it exists since 7.22",
                ":while (true) do={ :break } | 7.13-7.21 | it exists since 7.22",
            })
    void aCommandIsKnownToSomeVersions(String script, String versions, String exists) {
        Finding finding = only(script);
        assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_COMMAND);
        assertThat(versions(finding)).isEqualTo(versions);
        assertThat(finding.message()).contains(exists);
    }

    @Test
    void aMenuIsKnownToSomeVersions() {
        Finding finding = only("/container/layers print");
        assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_MENU);
        assertThat(finding.message()).isEqualTo("there is no menu /container/layers (it exists since 7.21)");
        assertThat(versions(finding)).isEqualTo("7.13-7.20");
    }

    @Test
    void aMenuThatIsMissingIsToldOfOnce() {
        assertThat(TestingChecks.places("7.19", "/container/log\nprint\nfind\n"))
                .containsExactly("1:12 error unknown-menu");
        assertThat(TestingChecks.places("7.19", "/container/log { print; find }"))
                .containsExactly("1:12 error unknown-menu");
    }

    @Test
    void whatIsAskedForDecides() {
        String script = "/container/add interface=veth1 mountlists=m";
        assertThat(TestingChecks.places("7.21", script)).isEmpty();
        assertThat(TestingChecks.places("7.24", script)).isEmpty();
        assertThat(TestingChecks.places("7.20", script)).containsExactly("1:32 error unknown-argument");
    }

    /** Section 1 of the facts: one abbreviation works, the other does not. */
    @Test
    void abbreviationsAreTaken() {
        assertThat(TestingChecks.all("/container/add interface=veth1 envlist=e"))
                .isEmpty();
        assertThat(TestingChecks.all("/ip addr add addr=10.0.0.1/24 interf=ether1"))
                .isEmpty();
        assertThat(TestingChecks.all("/int eth pr det")).isEmpty();
    }

    @Test
    void abbreviationsOfSeveralNamesAreNot() {
        assertThat(TestingChecks.all("/ip/address/add a=1")).isEmpty();
        Finding finding = TestingChecks.checker("7.24")
                .check("/container/add interface=veth1 m=1")
                .getFirst();
        assertThat(finding.rule()).isEqualTo(Rule.AMBIGUOUS_NAME);
        assertThat(finding.message()).startsWith("m is the beginning of m");
        assertThat(finding.hint()).contains("write the name in full");
    }

    @Test
    void slipsAreGuessed() {
        assertThat(only("/ip/address/add address=10.0.0.1/24 intreface=ether1").hint())
                .contains("did you mean interface?");
        assertThat(only("/ip/address/prnit").hint()).contains("did you mean print?");
        assertThat(only("/ip/address/print detial").hint()).contains("did you mean detail?");
        assertThat(only(":pusk 1").rule()).isEqualTo(Rule.UNKNOWN_COMMAND);
    }

    @Test
    void newNamesOfOldThingsAreTold() {
        assertThat(only("/container/add interface=veth1 mounts=m").hint())
                .contains("from 7.21 it is called mountlists");
        assertThat(only("/container/add interface=veth1 mountlists=m").hint())
                .contains("before 7.21 it is called mounts");
    }

    /** Section 1 of the facts: there is no status from 7.20 on. */
    @Test
    void propertiesThatHaveGoneAreToldOf() {
        String get = ":put [/container/get 0 status]";
        assertThat(TestingChecks.places("7.19", get)).isEmpty();
        assertThat(TestingChecks.places("7.20", get)).containsExactly("1:24 error unknown-property");
        String find = ":put [/container/find where status=stopped]";
        assertThat(TestingChecks.places("7.19", find)).isEmpty();
        assertThat(TestingChecks.places("7.24", find)).containsExactly("1:29 error unknown-property");
        assertThat(TestingChecks.places("7.24", ":put [/container/find where name=\"x\" and stopped]"))
                .isEmpty();
    }

    @Test
    void slipsInPropertiesAreToldOf() {
        Finding finding = only("/ip/address/remove [find where interfcae=ether1]");
        assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_PROPERTY);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.hint()).contains("did you mean interface?");
    }

    /** Section 2 of the facts: lc and uc of :convert came with 7.16. */
    @Test
    void valuesThatAreNewAreToldOf() {
        Finding finding = only(":put [:convert \"A\" transform=lc]");
        assertThat(finding.rule()).isEqualTo(Rule.UNKNOWN_VALUE);
        assertThat(versions(finding)).isEqualTo("7.13-7.15");
        assertThat(TestingChecks.all(":put [:convert \"A\" transform=md5]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ip address\nprint where dynamic\nadd address=10.0.0.1/24 interface=ether1\n",
                "/ip/address { print; add address=10.0.0.1/24 interface=ether1 }",
                "/ip firewall filter add chain=input action=accept protocol=tcp dst-port=22 place-before=0",
                "/ip address set [find where interface=\"ether1\"] disabled=yes comment=",
                "/ip address set 0,1 !broadcast",
                ":put [/ip address get [find where interface=ether1] address]",
                ":put [/ip address get value-name=address number=0]",
                "/interface print count-only where type=\"veth\" running",
                "/interface/wifi/set wifi1 channel.frequency=5180 configuration.ssid=x",
                "/routing/table/add fib name=x",
                "/system script run update",
                "/system/package/update/check-for-updates once",
                "/log info \"x\"; /log/warning message=x",
                "/tool e-mail send to=\"a@b.c\" subject=x body=y",
                "/interface monitor-traffic ether1 once do={ :put $\"rx-bits-per-second\" }",
                "/export file=x; /system backup save name=x",
                "/user set admin password=x",
                "/certificate import file-name=x passphrase=\"\"",
                ":put [:tostr [/system clock get date]]",
                ":put message=x; :local x value=1; :set x value=2; :delay delay-time=1s",
                ":foreach i in=[/interface find] do={ :put [/interface get $i name] }",
            })
    void whatAllVersionsHaveIsTaken(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    /** The schemas come from devices without this hardware. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":put [/system/routerboard/get current-firmware]",
                "/system routerboard settings set auto-upgrade=yes",
                "/system health print",
                ":put [/system/health/get [find where name=temperature] value]",
                "/interface ethernet poe set ether5 poe-out=off",
                "/interface ethernet set ether5 poe-out=off power-cycle-ping-enabled=no",
                "/interface ethernet switch port set 0 vlan-mode=secure",
                ":put [/partition find where name=x]",
                "/zerotier/interface add name=z",
            })
    void whatOnlySomeBoardsHaveIsTaken(String script) {
        assertThat(TestingChecks.all(script)).isEmpty();
    }

    @Test
    void behindAMenuThatNobodyKnowsNothingIsJudged() {
        assertThat(TestingChecks.places("/interface wifiwave2\nadd ssid=x\nset 0 y=1\n/ip/address/add nme=x\n"))
                .containsExactly("1:12 error unknown-command", "4:17 error unknown-argument");
    }

    /** Only the schemas say so; a script that uses it is not refused for that. */
    @Test
    void pingIsMovingAway() {
        Finding finding = only("/ping 10.0.0.1 count=3");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(versions(finding)).isEqualTo("7.23-7.24");
        assertThat(TestingChecks.all("/tool/ping 10.0.0.1 count=3")).isEmpty();
    }
}
