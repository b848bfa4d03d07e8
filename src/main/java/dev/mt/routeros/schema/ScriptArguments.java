package dev.mt.routeros.schema;

import java.util.List;
import java.util.Set;

/** Arguments whose value is the source of a script. */
public final class ScriptArguments {
    private static final Set<String> NAMES = Set.of(
            "binding-script",
            "down-script",
            "lease-script",
            "on-alert",
            "on-backup",
            "on-down",
            "on-event",
            "on-fail",
            "on-login",
            "on-logout",
            "on-master",
            "on-message",
            "on-up",
            "test-script",
            "up-script");

    /** Menus whose {@code script} or {@code source} is one; elsewhere these words name other things. */
    private static final List<List<String>> MENUS =
            List.of(List.of("system", "script"), List.of("ip", "dhcp-client"), List.of("ipv6", "dhcp-client"));

    private ScriptArguments() {}

    /** Whether an argument of a command in this menu is a script that is kept, and run later by itself. */
    public static boolean isScript(List<String> menu, String argument) {
        return !menu.isEmpty()
                && (NAMES.contains(argument)
                        || (MENUS.contains(menu) && (argument.equals("source") || argument.equals("script"))));
    }
}
