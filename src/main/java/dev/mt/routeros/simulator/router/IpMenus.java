package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.IpPrefix;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;
import java.util.Optional;

/** {@code /ip} and {@code /ipv6}. */
final class IpMenus {
    private final Router router;
    private final Menus menus;

    private IpMenus(Router router) {
        this.router = router;
        this.menus = router.menus();
    }

    static void build(Router router) {
        IpMenus all = new IpMenus(router);
        all.addresses();
        all.routes();
        all.firewall("ip");
        all.firewall("ipv6");
        all.dns();
        all.menus.settings(
                "ip/cloud", menu -> menu.type(Types.BOOL, "update-time").standard("update-time", Bool.TRUE));
    }

    private void addresses() {
        menus.table("ip/address", table -> {
            table.require("address", "interface")
                    .type(Types.IP_WITH_LENGTH, "address")
                    .unique("already have such address", "address", "interface")
                    .check(entry -> {
                        String network = Addresses.network(entry.text("address"))
                                .map(IpPrefix::print)
                                .orElse("")
                                .replaceFirst("/.*", "");
                        entry.put("network", network);
                    })
                    .computed("actual-interface", entry -> Str.of(entry.text("interface")))
                    .flag("invalid", "I", entry -> entry.text("interface").startsWith("*"));
            Interfaces.naming(router, table);
        });
        menus.table("ipv6/address", table -> {
            table.require("interface")
                    .type(Types.IP6_WITH_LENGTH, "address")
                    .type(Types.BOOL, "advertise", "eui-64", "no-dad")
                    .standard("advertise", Bool.TRUE)
                    .unique("already have such address", "address", "interface")
                    .flag("invalid", "I", entry -> entry.text("interface").startsWith("*"));
            Interfaces.naming(router, table);
        });
    }

    private void routes() {
        for (String family : List.of("ip", "ipv6")) {
            menus.table(family + "/route", table -> table.require("gateway")
                    .type(family.equals("ip") ? this::network : Types.IP6_NETWORK, "dst-address")
                    .type(Types.TEXT, "gateway", "routing-table", "pref-src")
                    .type(Types.NUM, "distance", "scope", "target-scope")
                    .standard("dst-address", Str.of(family.equals("ip") ? "0.0.0.0/0" : "::/0"))
                    .standard("distance", Num.of(1))
                    .standard("scope", Num.of(30))
                    .standard("target-scope", Num.of(10))
                    .standard("routing-table", Str.of("main"))
                    .flag("active", "A", entry -> !entry.yes("disabled"))
                    .flag("static", "s", entry -> !entry.dynamic)
                    .computed("inactive", entry -> Bool.of(entry.yes("disabled"))));
        }
    }

    /** A network without host bits: the console clears none in a route, it refuses them. */
    private Value network(Value given, String name) {
        String text = Types.text(given);
        String whole = text.contains("/") ? text : text + "/32";
        Optional<IpPrefix> network =
                whole.matches("[0-9.]+/[0-9]{1,2}") && Integer.parseInt(whole.replaceFirst(".*/", "")) <= 32
                        ? Addresses.network(whole)
                        : Optional.empty();
        if (network.isEmpty() || !network.get().print().equals(whole)) {
            throw ScriptError.invalidValue(name);
        }
        return Str.of(whole);
    }

    private void firewall(String family) {
        for (String kind : List.of("filter", "nat", "mangle", "raw")) {
            menus.table(family + "/firewall/" + kind, table -> {
                for (String property : List.copyOf(table.settable)) {
                    table.type(Types.TEXT, property);
                }
                table.type(Types.BOOL, "disabled", "log", "passthrough", "fragment", "same-not-by-dst")
                        .require("chain")
                        .standard("action", Str.of("accept"))
                        .standard("log", Bool.FALSE)
                        .standard("log-prefix", Str.EMPTY)
                        .flag("invalid", "I", entry -> entry.values.values().stream()
                                .anyMatch(value -> value.print().matches("\\*[0-9A-F]+")))
                        .computed("bytes", entry -> Num.of(0))
                        .computed("packets", entry -> Num.of(0));
                Interfaces.naming(router, table);
            });
        }
        menus.table(family + "/firewall/address-list", table -> table.require("list", "address")
                .type(Types.TEXT, "list", "address")
                .type(Types.TIME, "timeout")
                .unique("already have such entry", "list", "address"));
    }

    private void dns() {
        menus.settings("ip/dns", menu -> menu.type(Types.LIST, "servers")
                .type(Types.BOOL, "allow-remote-requests", "verify-doh-cert")
                .type(Types.TEXT, "use-doh-server")
                .standard("servers", Array.EMPTY)
                .standard("allow-remote-requests", Bool.FALSE)
                .standard("use-doh-server", Str.EMPTY)
                .standard("cache-size", Num.of(2048))
                .standard("cache-max-ttl", Time.ofSeconds(7 * 86_400))
                .computed("dynamic-servers", () -> router.dynamicDns()));
        menus.table("ip/dns/static", table -> table.type(
                        Types.TEXT, "name", "regexp", "cname", "forward-to", "text", "ns")
                .type(Types.ANY_IP, "address")
                .type(Types.BOOL, "match-subdomain")
                .type(Types.TIME, "ttl")
                .type(Types.word("A", "AAAA", "CNAME", "FWD", "MX", "NS", "NXDOMAIN", "SRV", "TXT"), "type")
                .standard("type", Str.of("A"))
                .standard("ttl", Time.ofSeconds(86_400))
                .standard("match-subdomain", Bool.FALSE)
                .check(entry -> {
                    if (entry.text("name").isEmpty() && entry.text("regexp").isEmpty()) {
                        throw ScriptError.failure("name or regexp must be set");
                    }
                })
                .unique("entry already exists", "name", "regexp", "type", "address", "forward-to", "cname", "text"));
    }
}
