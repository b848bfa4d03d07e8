package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Str;
import java.util.List;

/**
 * {@code /system/device-mode}: what the owner allowed by pressing a button. Before 7.17 only containers could be off; a
 * change waits until the power was off and on again.
 */
final class DeviceMode {
    private static final List<String> SWITCHES = List.of(
            "container",
            "fetch",
            "scheduler",
            "traffic-gen",
            "ipsec",
            "pptp",
            "smb",
            "l2tp",
            "proxy",
            "sniffer",
            "zerotier",
            "bandwidth-test",
            "email",
            "hotspot",
            "romon",
            "socks");

    private DeviceMode() {}

    static void build(Router router) {
        router.menus().settings("system/device-mode", menu -> {
            boolean open = router.spec().deviceMode();
            for (String name : SWITCHES) {
                menu.values.put(name, Bool.of(open || !restricted(router, name)));
                menu.computed(name, () -> menu.values.getOrDefault(name, Bool.FALSE));
            }
            menu.computed("mode", () -> Str.of(router.version().isAtLeast(7, 17) ? "advanced" : "enterprise"));
            menu.command("update", (arguments, session) -> {
                router.operations().step(Operation.Kind.COMMAND, "/system/device-mode/update");
                arguments.named().forEach((name, value) -> {
                    if (SWITCHES.contains(name)) {
                        menu.values.put("next-" + name, Types.BOOL.read(value, name));
                    }
                });
                session.output()
                        .accept(
                                "update: please activate by turning power off or pressing reset or mode button in 5m00s");
                return Nil.NIL;
            });
        });
    }

    private static boolean restricted(Router router, String name) {
        return name.equals("container")
                || (router.version().isAtLeast(7, 17) && (name.equals("fetch") || name.equals("scheduler")));
    }

    static boolean allows(Router router, String what) {
        Singleton menu = router.menus().settings("system/device-mode");
        return Bool.TRUE.equals(menu.values.get(what));
    }

    static void check(Router router, String what) {
        if (!allows(router, what)) {
            throw ScriptError.failure("not allowed by device-mode");
        }
    }

    /** The power was off: what was asked for holds from now on. */
    static void activate(Router router) {
        Singleton menu = router.menus().settings("system/device-mode");
        for (String name : SWITCHES) {
            if (menu.values.remove("next-" + name) instanceof Bool wanted) {
                menu.values.put(name, wanted);
            }
        }
    }
}
