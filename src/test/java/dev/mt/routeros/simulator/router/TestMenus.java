package dev.mt.routeros.simulator.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.routeros.RouterOsVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Menus of rows and of settings, as scripts see them. */
class TestMenus {
    private final Router router = TestingRouter.router("7.24");

    static List<RouterOsVersion> versions() {
        return TestingRouter.versions();
    }

    private String value(String script) {
        return router.value(":return " + script).print();
    }

    @Test
    void addGivesTheNumberAndFindFindsIt() {
        String id = value("[/interface/veth/add name=veth1 address=172.20.0.2/24 gateway=172.20.0.1]");
        assertThat(id).startsWith("*");
        assertThat(value("[/interface/veth/find where name=\"veth1\"]")).isEqualTo(id);
        assertThat(value("[/interface veth get [find name=veth1] address]")).isEqualTo("172.20.0.2/24");
        assertThat(value("[/interface/get veth1 type]")).isEqualTo("veth");
        assertThat(value("[:len [/interface/veth/find where name=\"other\"]]")).isEqualTo("0");
    }

    @Test
    void whatFindDoesNotFindIsNotChangedButGetFails() {
        router.run(
                "/interface/veth/set [find where name=none] disabled=yes; /interface/veth/remove [find where name=none]");
        assertThatThrownBy(() -> router.run("/interface/veth/get [find where name=none] name"))
                .hasMessageContaining("no such item");
        router.run("/interface/veth/add name=a; /interface/veth/add name=b");
        assertThatThrownBy(() -> router.run("/interface/veth/get [find] name"))
                .hasMessageContaining("invalid internal item number");
        assertThatThrownBy(() -> router.run("/interface/veth/get a nonsense"))
                .hasMessageContaining("input does not match any value of value-name");
    }

    @Test
    void referencesMustBeThere() {
        assertThatThrownBy(() -> router.run("/interface/bridge/port/add bridge=bridge interface=none1"))
                .hasMessageContaining("input does not match any value of interface");
        assertThatThrownBy(() -> router.run("/interface/bridge/port/add bridge=ether1 interface=ether1"))
                .hasMessageContaining("input does not match any value of bridge");
        assertThatThrownBy(() -> router.run("/ip/firewall/filter/add chain=forward in-interface=none1 action=accept"))
                .hasMessageContaining("input does not match any value of in-interface");
        router.run("/ip/firewall/filter/add chain=forward in-interface=!ether1 action=drop");
        assertThatThrownBy(() -> router.run("/interface/list/member/add list=WAN interface=ether1"))
                .hasMessageContaining("input does not match any value of list");
        router.run("/interface/list/add name=WAN; /interface/list/member/add list=WAN interface=ether1");
    }

    @ParameterizedTest
    @CsvSource({
        "/ip/address/add address=10.0.0.1/24 interface=none1, input does not match any value of interface",
        "/ipv6/address/add address=fd00::1/64 interface=none1, input does not match any value of interface",
        "/ip/dhcp-client/add interface=none1, input does not match any value of interface",
        "/ip/dhcp-server/add name=x interface=none1, input does not match any value of interface",
        "/container/add interface=none1 remote-image=a:b, input does not match any value of interface",
        "/container/add interface=ether1 remote-image=a:b, input does not match any value of interface",
        "/ip/firewall/nat/add chain=srcnat out-interface-list=none1, input does not match any value of out-interface-list",
        "/ip/firewall/filter/add chain=input action=dorp, input does not match any value of action",
        "/ip/firewall/filter/add chain=input protocol=tpc, input does not match any value of protocol",
        "/ip/route/add gateway=none1, invalid value for argument gateway",
        "/ip/route/add gateway=10.0.0.300, invalid value for argument gateway",
        "/ip/route/add gateway=fe80::1%none1, invalid value for argument gateway",
        "/ip/route/add gateway=ether1 routing-table=none1, input does not match any value of routing-table",
        "/ip/route/add dst-address=10.0.0.0/8, missing value(s) of argument(s) gateway",
        "/disk/add type=tmpfss, input does not match any value of type"
    })
    void whatIsNamedMustBeThere(String command, String error) {
        assertThatThrownBy(() -> router.run(command)).hasMessageStartingWith(error);
    }

    @Test
    void routesLeadToAddressesInterfacesAndNowhere() {
        router.run("""
                /routing/table/add name=vpn fib
                /ip/route/add dst-address=10.1.0.0/16 gateway=ether1 routing-table=vpn
                /ip/route/add dst-address=10.2.0.0/16 gateway=10.0.0.1%ether1,10.0.0.2
                /ip/route/add dst-address=10.3.0.0/16 blackhole
                /ipv6/route/add dst-address=fd00:1::/64 gateway=fe80::1%ether1
                /ip/firewall/filter/add chain=input protocol=!udp action=drop
                """);
        assertThat(router.run(":put [:len [/ip/route/find where dst-address~\"^10\\\\.\"]]"))
                .isEqualTo("3\n");
        assertThat(router.run(":put [/routing/table/get vpn fib]")).isEqualTo("true\n");
    }

    @Test
    void valuesMustBeOfTheirType() {
        assertThatThrownBy(() -> router.run("/ip/address/add address=300.1.1.1/24 interface=ether1"))
                .hasMessageContaining("invalid value for argument address");
        assertThatThrownBy(() -> router.run("/ip/route/add dst-address=100.64.0.1/10 gateway=172.20.0.2"))
                .hasMessageContaining("invalid value for argument dst-address");
        assertThatThrownBy(() -> router.run("/system/scheduler/add name=x interval=often"))
                .hasMessageContaining("invalid value for argument interval");
        assertThatThrownBy(() -> router.run("/container/mounts/add list=x src=a dst=/b mode=wo"))
                .hasMessageContaining("input does not match any value of mode");
    }

    @Test
    void nothingIsThereTwice() {
        router.run("/interface/veth/add name=veth1; /interface/bridge/port/add bridge=bridge interface=veth1");
        assertThatThrownBy(() -> router.run("/interface/veth/add name=ether1"))
                .hasMessageContaining("failure: already have interface with such name");
        assertThatThrownBy(() -> router.run("/interface/bridge/port/add bridge=bridge interface=veth1"))
                .hasMessageContaining("failure: device already added as bridge port");
        assertThatThrownBy(() -> router.run("/ip/address/add address=192.168.88.1/24 interface=bridge"))
                .hasMessageContaining("failure: already have such address");
        router.run("/system/script/add name=s source=\"\"");
        assertThatThrownBy(() -> router.run("/system/script/add name=s"))
                .hasMessageContaining("such name already exists");
    }

    @Test
    void aRenamedInterfaceKeepsWhatNamesIt() {
        router.run("/interface/veth/add name=veth1; /interface/bridge/port/add bridge=bridge interface=veth1");
        router.run("/interface/veth/set veth1 name=other");
        assertThat(value("[:len [/interface/bridge/port/find where interface=\"other\"]]"))
                .isEqualTo("1");
        router.run("/interface/veth/remove other");
        assertThat(value("[:len [/interface/bridge/port/find where interface~\"^\\\\*\"]]"))
                .isEqualTo("1");
    }

    @Test
    void addressesPortsAndProtocolsMustBeQuotedInConditions() {
        router.run("/ip/firewall/filter/add chain=input protocol=tcp dst-port=22 action=drop");
        router.run("/ip/route/add dst-address=100.64.0.0/10 gateway=172.20.0.2");
        assertThat(value("[:len [/ip/firewall/filter/find protocol=tcp]]")).isEqualTo("0");
        assertThat(value("[:len [/ip/firewall/filter/find protocol=\"tcp\"]]")).isEqualTo("1");
        assertThat(value("[:len [/ip/firewall/filter/find dst-port=\"22\"]]")).isEqualTo("1");
        assertThat(value("[:len [/ip/route/find dst-address=100.64.0.0/10]]")).isEqualTo("0");
        assertThat(value("[:len [/ip/route/find dst-address=\"100.64.0.0/10\"]]"))
                .isEqualTo("1");
    }

    @Test
    void aPropertyHidesAVariableOfItsName() {
        router.run("/interface/veth/add name=a; /interface/veth/add name=b");
        assertThat(value("[:len [/interface/veth/find where name=$name]]")).isEqualTo("2");
    }

    @Test
    void commandsCanBeGivenWithoutText() {
        dev.mt.routeros.simulator.run.Session session = dev.mt.routeros.simulator.run.Session.console(line -> {});
        String id = router.call("interface/veth", "add", Map.of("name", "v", "address", "10.0.0.2/24"), session)
                .print();
        router.call("interface/veth", "set", Map.of("numbers", id, "comment", "x"), session);
        assertThat(router.rows("interface/veth").getFirst())
                .containsEntry(".id", id)
                .containsEntry("comment", "x");
        router.call("interface/veth", "remove", Map.of("numbers", id), session);
        assertThat(router.rows("interface/veth")).isEmpty();
    }

    @Test
    void rowsMoveAndAreAddedInPlace() {
        router.run("/ip/firewall/filter/add chain=forward action=drop comment=last");
        router.run(
                "/ip/firewall/filter/add chain=forward action=accept comment=first place-before=[find where comment=last]");
        assertThat(router.rows("ip/firewall/filter").stream().map(row -> row.get("comment")))
                .containsExactly("first", "last");
        router.run("/ip/firewall/filter/move [find where comment=last] [find where comment=first]");
        assertThat(router.rows("ip/firewall/filter").stream().map(row -> row.get("comment")))
                .containsExactly("last", "first");
    }

    @Test
    void printGivesValuesCountsAndTables() {
        router.run("/interface/veth/add name=veth1 address=172.20.0.2/24 comment=tagged disabled=yes");
        assertThat(value("[/interface/veth/print count-only]")).isEqualTo("1");
        assertThat(value("([/interface/veth/print as-value]->0->\"name\")")).isEqualTo("veth1");
        assertThat(value("[/interface/veth/print as-value proplist=name where comment=\"tagged\"]"))
                .isEqualTo("name=veth1");
        assertThat(router.run("/interface/veth/print"))
                .contains("X - DISABLED")
                .contains("NAME")
                .contains("veth1");
        assertThat(router.run("/interface/veth/print detail"))
                .contains("name=veth1")
                .contains("address=172.20.0.2/24");
        assertThat(router.run("/system/clock/print")).contains("time-zone-name: UTC");
    }

    @Test
    void settingsAreSetAndReset() {
        router.run("/system/identity/set name=office");
        assertThat(value("[/system/identity/get name]")).isEqualTo("office");
        assertThat(router.export()).contains("/system identity\nset name=office\n");
        router.run("/system/identity/set name=MikroTik");
        assertThat(router.export()).doesNotContain("/system identity");
    }

    @Test
    void setUnsetAndCommentChangeRows() {
        router.run("/ip/firewall/nat/add chain=srcnat action=masquerade out-interface=ether1 src-address=10.0.0.0/8");
        router.run("/ip/firewall/nat/set 0 comment=one !src-address");
        assertThat(router.rows("ip/firewall/nat").getFirst())
                .containsEntry("comment", "one")
                .doesNotContainKey("src-address");
        router.run(
                "/ip/firewall/nat/unset 0 out-interface; /ip/firewall/nat/comment 0 comment=two; /ip/firewall/nat/disable 0");
        assertThat(router.rows("ip/firewall/nat").getFirst())
                .containsEntry("comment", "two")
                .containsEntry("disabled", "true")
                .doesNotContainKey("out-interface");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void takingBackWhatWasAddedLeavesTheExportAsItWas(RouterOsVersion version) {
        Router changed = TestingRouter.router(version.toString());
        String before = changed.export();
        changed.run("""
                /interface/veth/add name=veth1 address=172.20.0.2/24 gateway=172.20.0.1 comment=t
                /interface/bridge/add name=containers comment=t
                /interface/bridge/port/add bridge=containers interface=veth1 comment=t
                /ip/address/add address=172.20.0.1/24 interface=containers comment=t
                /ip/route/add dst-address=100.64.0.0/10 gateway=172.20.0.2 comment=t
                /ipv6/route/add dst-address=fd7a:115c:a1e0::/48 gateway=fd00::2 comment=t
                /ip/dns/static/add name=ts.net type=FWD forward-to=100.100.100.100 match-subdomain=yes comment=t
                /ip/firewall/address-list/add list=ts address=100.64.0.0/10 comment=t
                /system/scheduler/add name=t interval=1d on-event="/system script run t" comment=t
                /system/script/add name=t source=":put \\"x\\"" comment=t
                """);
        String exported = changed.export();
        assertThat(exported).isNotEqualTo(before).contains("add address=172.20.0.1/24 comment=t interface=containers");
        for (String menu : List.of(
                "/interface/bridge/port",
                "/ip/address",
                "/ip/route",
                "/ipv6/route",
                "/ip/dns/static",
                "/ip/firewall/address-list",
                "/system/scheduler",
                "/system/script",
                "/interface/veth",
                "/interface/bridge")) {
            changed.run(menu + "/remove [find where comment=t]");
        }
        assertThat(changed.export()).isEqualTo(before);
    }

    @Test
    void anExportCanBeRunOnAnotherRouter() {
        router.run(
                "/interface/veth/add name=\"odd \\$name\\\"\" address=172.20.0.2/24; /ip/firewall/mangle/add chain=forward "
                        + "protocol=tcp tcp-flags=syn action=change-mss new-mss=clamp-to-pmtu comment=\"a=b; {c}\"");
        Router other = TestingRouter.router("7.24");
        other.run("/interface/bridge/port/remove [find]; /ip/address/remove [find]; /interface/bridge/remove [find]");
        other.run("/ip/dhcp-client/remove [find]");
        other.run(router.export());
        assertThat(other.export()).isEqualTo(router.export());
        assertThat(router.run("/export")).startsWith("# 2026-11-24 06:00:00 by RouterOS 7.24\n");
        router.run("/export file=all");
        assertThat(router.download("all.rsc")).isPresent();
    }

    @Test
    void menusNobodyBuiltTakeWhatTheSchemaHas() {
        router.run("/ip/pool/add name=p ranges=10.0.0.2-10.0.0.9; /queue/simple/add name=q target=10.0.0.0/8");
        assertThat(value("[/ip/pool/get p ranges]")).isEqualTo("10.0.0.2-10.0.0.9");
        assertThat(router.rows("queue/simple").getFirst()).containsEntry("target", "10.0.0.0/8");
    }

    @Test
    void filesHoldWhatScriptsWrite() {
        router.run("/file/add name=a/b/c.txt contents=hello");
        assertThat(router.rows("file").stream().map(row -> row.get("name"))).contains("a", "a/b", "a/b/c.txt");
        assertThat(value("[/file/get a/b/c.txt contents]")).isEqualTo("hello");
        assertThat(value("[/file/get a/b/c.txt size]")).isEqualTo("5");
        assertThat(value("([/file/read file=a/b/c.txt offset=1 chunk-size=3 as-value]->\"data\")"))
                .isEqualTo("ell");
        router.run("/file/set a/b/c.txt contents=other");
        assertThat(value("[/file/get [find where name=\"a/b/c.txt\"] contents]"))
                .isEqualTo("other");
        router.run("/file/remove a");
        assertThat(value("[:len [/file/find where name~\"^a\"]]")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.14.3"})
    void contentsAreLimitedByVersion(String version) {
        int limit = version.equals("7.13.5") ? 4096 : 60_000;
        Router other = TestingRouter.router(version);
        other.run("/file/add name=most contents=\"" + "x".repeat(limit) + "\"");
        assertThat(other.value(":return [:len [/file/get most contents]]").print())
                .isEqualTo(Integer.toString(limit));
        assertThatThrownBy(() -> other.run("/file/add name=more contents=\"" + "x".repeat(limit + 1) + "\""))
                .hasMessageContaining("failure:");
    }

    @Test
    void sameDoingsGiveTheSameRun() {
        List<Map<String, String>> first = run();
        assertThat(run()).isEqualTo(first);
    }

    private static List<Map<String, String>> run() {
        Router router =
                TestingRouter.container(TestingRouter.network(TestingRouter.router("7.24")), "start-on-boot=yes");
        router.run("/container/start 0; :delay 3s; :log info [:rndnum from=1 to=1000000]");
        router.reboot();
        router.pass(Duration.ofHours(1));
        router.run(":log info [:rndnum from=1 to=1000000]");
        return router.rows("log");
    }
}
