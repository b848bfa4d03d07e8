package dev.mt.routeros.schema;

import dev.mt.routeros.syntax.CommandNames;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Menus that only some boards have. The schemas were exported from devices without that hardware, so nothing is known of
 * what is in these menus, and anything is taken to be right there.
 */
final class BoardMenus {
    private static final Set<String> MENUS = Set.of(
            "interface/ethernet/poe",
            "interface/ethernet/switch",
            "interface/w60g",
            "iot/gpio",
            "ip/cloud/back-to-home-file",
            "ip/cloud/back-to-home-files",
            "ip/cloud/back-to-home-user",
            "ip/cloud/back-to-home-users",
            "ip/cloud/file-share",
            "lcd",
            "partitions",
            "system/health",
            "system/ptp",
            "system/routerboard",
            "system/swos",
            "zerotier");

    /** Fewer letters may be the beginning of anything. */
    private static final int SHORTEST = 3;

    /** What is not a command in one of these menus. */
    private static final Set<String> BELOW = Set.of(
            "advanced",
            "analog",
            "controller",
            "digital",
            "host",
            "interface",
            "l3hw-settings",
            "map",
            "member",
            "mode-button",
            "pages",
            "peer",
            "pin",
            "port",
            "port-isolation",
            "profile",
            "qos",
            "reset-button",
            "rule",
            "screen",
            "settings",
            "station",
            "tx-manager",
            "usb",
            "vlan",
            "wps-button");

    /** Arguments that commands have on boards with this hardware, by their beginning. */
    private static final List<String> ARGUMENTS = List.of("poe-", "power-cycle-");

    private BoardMenus() {}

    /** Whether a menu is one of these or in one of these. */
    static boolean covers(List<String> menu) {
        for (int length = 1; length <= menu.size(); length++) {
            if (MENUS.contains(String.join("/", menu.subList(0, length)))) {
                return true;
            }
        }
        return false;
    }

    /** What a word means there, which may be the beginning of a menu's name. */
    static Optional<CommandNames.Meaning> meaning(List<String> menu, String word) {
        String path = menu.isEmpty() ? word : String.join("/", menu) + "/" + word;
        List<String> begun = word.length() < SHORTEST
                ? List.of()
                : MENUS.stream().filter(each -> each.startsWith(path)).sorted().toList();
        if (!begun.isEmpty() && begun.getFirst().indexOf('/', path.length()) < 0) {
            String full = begun.getFirst();
            return Optional.of(
                    new CommandNames.Meaning(CommandNames.Kind.MENU, full.substring(full.lastIndexOf('/') + 1)));
        }
        if (!covers(menu)) {
            return Optional.empty();
        }
        CommandNames.Kind kind = BELOW.contains(word) ? CommandNames.Kind.MENU : CommandNames.Kind.COMMAND;
        return Optional.of(new CommandNames.Meaning(kind, word));
    }

    /** Whether an argument is there on some boards. */
    static boolean mayHave(List<String> menu, String argument) {
        return List.of("interface", "ethernet").equals(menu)
                && ARGUMENTS.stream().anyMatch(argument::startsWith);
    }
}
