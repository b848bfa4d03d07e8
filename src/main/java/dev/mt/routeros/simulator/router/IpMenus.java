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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /ip} and {@code /ipv6}. */
final class IpMenus {
    private static final String[] EVERYWHERE = {
        "accept", "add-dst-to-address-list", "add-src-to-address-list", "jump", "log", "passthrough", "return"
    };
    private static final Map<String, String[]> ACTIONS = Map.of(
            "filter", and("drop", "fasttrack-connection", "reject", "tarpit"),
            "nat", and("dst-nat", "endpoint-independent-nat", "masquerade", "netmap", "redirect", "same", "src-nat"),
            "mangle",
                    and(
                            "change-dscp",
                            "change-hop-limit",
                            "change-mss",
                            "change-ttl",
                            "clear-df",
                            "dnpt",
                            "fasttrack-connection",
                            "mark-connection",
                            "mark-packet",
                            "mark-routing",
                            "route",
                            "set-priority",
                            "sniff-pc",
                            "sniff-tzsp",
                            "snpt",
                            "strip-ipv4-options"),
            "raw", and("drop", "notrack"));
    private static final Set<String> PROTOCOLS =
            Set.of(("dccp ddp egp encap etherip ggp gre hmp icmp icmpv6 idpr-cmtp igmp"
                            + " ipencap ipip ipsec-ah ipsec-esp ipv6-encap ipv6-frag ipv6-nonxt ipv6-opts ipv6-route iso-tp4 l2tp"
                            + " ospf pim pup rdp rspf rsvp sctp st tcp udp udp-lite vmtp vrrp xns-idp xtp")
                    .split(" ", -1));
    /** Menus of plain rows whose interface must be there. */
    private static final List<String> ON_INTERFACES =
            List.of("ip/dhcp-client", "ip/dhcp-server", "ip/arp", "ipv6/dhcp-client", "ipv6/nd");

    private final Router router;
    private final Menus menus;

    private static String[] and(String... more) {
        return Stream.concat(Stream.of(EVERYWHERE), Stream.of(more)).toArray(String[]::new);
    }

    /** A name or a number, perhaps with {@code !} before it. */
    private static Value protocol(Value given, String name) {
        String text = Types.text(given);
        String bare = text.startsWith("!") ? text.substring(1) : text;
        if (!PROTOCOLS.contains(bare) && !bare.matches("[0-9]{1,2}|1[0-9]{2}|2[0-4][0-9]|25[0-5]")) {
            throw ScriptError.noValueOf(name);
        }
        return Str.of(text);
    }

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
        ON_INTERFACES.forEach(path -> all.menus.table(path, table -> Interfaces.naming(router, table)));
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
            menus.table(family + "/route", table -> table.type(
                            family.equals("ip") ? this::network : Types.IP6_NETWORK, "dst-address")
                    .type(this::gateway, "gateway")
                    .type(this::routingTable, "routing-table")
                    .type(Types.TEXT, "pref-src")
                    .type(Types.BOOL, "blackhole")
                    .check(entry -> {
                        if (entry.text("gateway").isEmpty() && !entry.yes("blackhole")) {
                            throw ScriptError.missingValues("gateway");
                        }
                    })
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

    /** Addresses, or interfaces that are there; an address may name its interface, {@code fe80::1%ether1}, or its table. */
    private Value gateway(Value given, String name) {
        for (String each : Types.items(given)) {
            String[] parts = each.split("[%@]", 2);
            boolean address = Types.isAddress(parts[0]);
            boolean there = address
                    ? parts.length == 1 || !each.contains("%") || interfaces().is(parts[1])
                    : interfaces().is(each);
            if (!there) {
                throw ScriptError.invalidValue(name);
            }
        }
        return Str.of(Types.text(given));
    }

    private Value routingTable(Value given, String name) {
        String text = Types.text(given);
        boolean there = text.equals("main")
                || menus.find("routing/table")
                        .flatMap(tables -> tables.named(text))
                        .isPresent();
        if (!there) {
            throw ScriptError.noValueOf(name);
        }
        return Str.of(text);
    }

    private Interfaces interfaces() {
        return ((InterfaceTable) menus.table("interface")).interfaces();
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
                        .type(Types.word(ACTIONS.getOrDefault(kind, EVERYWHERE)), "action")
                        .type(IpMenus::protocol, "protocol")
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
