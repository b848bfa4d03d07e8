package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Str;
import java.util.List;
import java.util.Map;

/** Puts a router's menus together, and gives it the few things that every router is sold with. */
final class Factory {
    private Factory() {}

    static void build(Router router) {
        Interfaces.build(router);
        IpMenus.build(router);
        Menus menus = router.menus();
        menus.schema("file").ifPresent(item -> menus.put(new FileTable(router, List.of("file"), item), table -> {}));
        Disks.build(router);
        router.certificates().build();
        SystemMenus.build(router);
        ToolMenus.build(router);
        if (router.spec().containerPackage()) {
            ContainerMenus.build(router);
        }
        menus.command("export", (arguments, session) -> Export.command(router, List.of(), arguments, session));
        local(menus);
    }

    /** A bridge for the local network and an uplink on the first port, as MikroTik's default configuration has it. */
    private static void local(Menus menus) {
        menus.table("ip/dhcp-client")
                .insert(Map.of("interface", Str.of("ether1"), "comment", Str.of("defconf")), false);
        menus.table("interface/bridge").insert(Map.of("name", Str.of("bridge"), "comment", Str.of("defconf")), false);
        for (int i = 2; i <= 5; i++) {
            menus.table("interface/bridge/port")
                    .insert(Map.of("bridge", Str.of("bridge"), "interface", Str.of("ether" + i)), false);
        }
        menus.table("ip/address")
                .insert(
                        Map.of(
                                "address", Str.of("192.168.88.1/24"),
                                "network", Str.of("192.168.88.0"),
                                "interface", Str.of("bridge"),
                                "comment", Str.of("defconf")),
                        false);
    }
}
