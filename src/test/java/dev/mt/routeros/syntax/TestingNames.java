package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small router that knows a few menus only, as a schema would. */
final class TestingNames implements CommandNames {
    private static final Map<String, List<String>> COMMANDS = Map.of(
            "ip/address/add", List.of("address", "interface", "disabled", "comment"),
            "ip/address/set", List.of("numbers", "address", "interface", "disabled", "comment"),
            "ip/address/print", List.of("detail", "where", "file"),
            "ip/address/find", List.of("where"),
            "system/clock/set", List.of("time", "date"),
            "system/identity/print", List.of());

    @Override
    public Optional<Meaning> meaning(List<String> menu, String word) {
        if (menu.isEmpty()
                && word.length() > 2
                && CommandNames.permissive().argumentKind(menu, word, "") != ArgumentKind.VALUE) {
            return Optional.of(new Meaning(Kind.COMMAND, word));
        }
        String path = path(menu, word);
        List<String> found = COMMANDS.keySet().stream()
                .filter(each -> each.startsWith(path))
                .map(each -> each.substring(path.length() - word.length()))
                .distinct()
                .toList();
        return found.stream()
                .findFirst()
                .map(rest -> rest.contains("/")
                        ? new Meaning(Kind.MENU, rest.substring(0, rest.indexOf('/')))
                        : new Meaning(Kind.COMMAND, rest));
    }

    @Override
    public List<String> unnamedArguments(List<String> menu, String command) {
        if (menu.isEmpty()) {
            return CommandNames.permissive().unnamedArguments(menu, command);
        }
        return arguments(menu, command).contains("numbers") ? List.of("numbers") : List.of();
    }

    @Override
    public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
        if (menu.isEmpty()) {
            return CommandNames.permissive().argumentKind(menu, command, argument);
        }
        return arguments(menu, command).stream().anyMatch(each -> each.startsWith(argument))
                ? ArgumentKind.VALUE
                : ArgumentKind.UNKNOWN;
    }

    @Override
    public boolean takesWhere(List<String> menu, String command) {
        return arguments(menu, command).contains("where");
    }

    private static List<String> arguments(List<String> menu, String command) {
        return COMMANDS.getOrDefault(path(menu, command), List.of());
    }

    private static String path(List<String> menu, String word) {
        return menu.isEmpty() ? word : String.join("/", menu) + "/" + word;
    }
}
