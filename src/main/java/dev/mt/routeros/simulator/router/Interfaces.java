package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The menus of interfaces, and what names interfaces elsewhere. */
final class Interfaces {
    private static final List<String> KINDS = List.of(
            "ethernet", "bridge", "veth", "vlan", "wireguard", "bonding", "gre", "ipip", "eoip", "vxlan", "macvlan");
    /** Properties all over the menus that name an interface. */
    private static final Set<String> NAMING = Set.of(
            "interface",
            "bridge",
            "in-interface",
            "out-interface",
            "in-bridge-port",
            "out-bridge-port",
            "src-interface");

    private final Router router;
    private final List<Table> tables = new ArrayList<>();
    private long lastId;

    private Interfaces(Router router) {
        this.router = router;
    }

    static void build(Router router) {
        Interfaces interfaces = new Interfaces(router);
        Menus menus = router.menus();
        for (String kind : KINDS) {
            menus.table("interface/" + kind, interfaces::kind);
        }
        menus.schema("interface")
                .ifPresent(item ->
                        menus.put(new InterfaceTable(router, List.of("interface"), item, interfaces), table -> {}));
        menus.table("interface/bridge", table -> interfaces
                .kind(table)
                .standard("protocol-mode", Str.of("rstp"))
                .standard("mtu", Str.of("auto")));
        interfaces.veth();
        interfaces.ports();
        interfaces.lists();
        menus.table("interface/vlan", table -> {
            interfaces.kind(table).require("interface", "vlan-id");
            interfaces.reference(table, "interface");
        });
        for (int i = 1; i <= 5; i++) {
            menus.table("interface/ethernet")
                    .insert(Map.of("name", Str.of("ether" + i), "default-name", Str.of("ether" + i)), false);
        }
    }

    private Table kind(Table table) {
        tables.removeIf(each -> each.path.equals(table.path));
        tables.add(table);
        String kind = table.path.getLast();
        table.ids(() -> ++lastId)
                .check(entry -> {
                    if (entry.text("name").isEmpty()) {
                        entry.put("name", freeName(kind));
                    }
                    if (all().stream()
                            .anyMatch(other ->
                                    other != entry && other.text("name").equals(entry.text("name")))) {
                        throw ScriptError.failure("already have interface with such name");
                    }
                })
                .onChange((entry, before) -> renamed(before, entry))
                .onRemove(entry -> renameAll(entry.text("name"), entry.id.print()))
                .flag("running", "R", entry -> !entry.yes("disabled"));
        return table;
    }

    private String freeName(String kind) {
        for (int i = 1; ; i++) {
            String name = kind + i;
            if (all().stream().noneMatch(entry -> entry.text("name").equals(name))) {
                return name;
            }
        }
    }

    List<Table> tables() {
        return tables;
    }

    private List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        tables.forEach(table -> all.addAll(table.entries()));
        return all;
    }

    Table owner(Entry entry) {
        return tables.stream()
                .filter(table -> table.entries().contains(entry))
                .findFirst()
                .orElseThrow(ScriptError::noSuchItem);
    }

    String kind(Entry entry) {
        String kind = owner(entry).path.getLast();
        return kind.equals("ethernet") ? "ether" : kind;
    }

    private void renamed(Map<String, Value> before, Entry entry) {
        String old = Optional.ofNullable(before.get("name")).map(Value::print).orElse("");
        if (!old.equals(entry.text("name"))) {
            renameAll(old, entry.text("name"));
        }
    }

    /** Whoever names an interface goes on to name it under its new name; a number when it is gone. */
    private void renameAll(String before, String after) {
        for (Menu menu : router.menus().built()) {
            if (menu instanceof Table table && !(menu instanceof InterfaceTable)) {
                for (Entry entry : table.entries()) {
                    entry.values.replaceAll((name, value) ->
                            NAMING.contains(name) && value.print().equals(before) ? Str.of(after) : value);
                }
            }
        }
    }

    /** Whether an interface of this name or number is there. */
    boolean is(String name) {
        return all().stream()
                .anyMatch(entry ->
                        entry.text("name").equals(name) || entry.id.print().equals(name));
    }

    /** A property that names an interface: it must be there. A leading {@code !} is taken as it is. */
    void reference(Table table, String... properties) {
        table.type(
                (given, name) -> {
                    String text = Types.text(given);
                    String bare = text.startsWith("!") ? text.substring(1) : text;
                    if (!is(bare) && !bare.equals("all") && !bare.equals("none")) {
                        throw ScriptError.noValueOf(name);
                    }
                    return Str.of(text);
                },
                properties);
    }

    private void veth() {
        router.menus().table("interface/veth", table -> kind(table)
                .type(
                        (given, name) -> Str.of(String.join(
                                ",",
                                Types.items(given).stream()
                                        .map(each -> each.contains(":")
                                                ? Types.IP6_WITH_LENGTH
                                                        .read(Str.of(each), name)
                                                        .print()
                                                : Types.IP_WITH_LENGTH
                                                        .read(Str.of(each), name)
                                                        .print())
                                        .toList())),
                        "address")
                .type(Types.ANY_IP, "gateway", "gateway6")
                .type(Types.BOOL, "dhcp"));
    }

    private void ports() {
        router.menus().table("interface/bridge/port", table -> {
            table.require("interface", "bridge")
                    .unique("device already added as bridge port", "interface")
                    .standard("pvid", Num.of(1));
            reference(table, "interface");
            table.type(
                    (given, name) -> {
                        String text = Types.text(given);
                        if (router.menus().table("interface/bridge").named(text).isEmpty()) {
                            throw ScriptError.noValueOf(name);
                        }
                        return Str.of(text);
                    },
                    "bridge");
        });
    }

    private void lists() {
        List<String> builtin = List.of("all", "none", "dynamic", "static");
        router.menus().table("interface/list", table -> {
            table.require("name")
                    .unique("such name already exists", "name")
                    .computed(
                            "builtin",
                            entry -> dev.mt.routeros.simulator.value.Bool.of(builtin.contains(entry.text("name"))));
            builtin.forEach(name -> table.insert(Map.of("name", Str.of(name)), true));
        });
        router.menus().table("interface/list/member", table -> {
            table.require("list", "interface").unique("already have such member", "list", "interface");
            reference(table, "interface");
            table.type(this::list, "list");
        });
    }

    private Value list(Value given, String name) {
        String text = Types.text(given);
        String bare = text.startsWith("!") ? text.substring(1) : text;
        if (router.menus().table("interface/list").named(bare).isEmpty()) {
            throw ScriptError.noValueOf(name);
        }
        return Str.of(text.toLowerCase(Locale.ROOT).equals("all") ? "all" : text);
    }

    /** The types of what firewall rules and addresses say of interfaces. */
    static void naming(Router router, Table table) {
        Interfaces known = ((InterfaceTable) router.menus().table("interface")).interfaces();
        known.reference(table, table.settable.stream().filter(NAMING::contains).toArray(String[]::new));
        table.type(
                known::list,
                table.settable.stream()
                        .filter(name -> name.equals("in-interface-list") || name.equals("out-interface-list"))
                        .toArray(String[]::new));
    }
}
