package dev.mt.routeros.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which arguments values without a name are for. Schemas list arguments alphabetically and so do not tell. */
final class UnnamedArguments {
    /** Commands of the root menu, whose arguments stand in this order. */
    private static final Map<String, List<String>> LANGUAGE = Map.ofEntries(
            Map.entry("beep", List.of("frequency", "length")),
            Map.entry("convert", List.of("value")),
            Map.entry("delay", List.of("delay-time")),
            Map.entry("deserialize", List.of("value")),
            Map.entry("do", List.of("command")),
            Map.entry("error", List.of("message")),
            Map.entry("execute", List.of("script")),
            Map.entry("find", List.of("in", "key", "from")),
            Map.entry("for", List.of("counter")),
            Map.entry("foreach", List.of("counter")),
            Map.entry("global", List.of("name", "value")),
            Map.entry("grep", List.of("pattern")),
            Map.entry("if", List.of("condition")),
            Map.entry("import", List.of("file-name")),
            Map.entry("local", List.of("name", "value")),
            Map.entry("onerror", List.of("error", "in")),
            Map.entry("parse", List.of("value")),
            Map.entry("pick", List.of("counter", "begin", "end")),
            Map.entry("put", List.of("message")),
            Map.entry("range", List.of("from", "to")),
            Map.entry("resolve", List.of("domain-name")),
            Map.entry("retry", List.of("command")),
            Map.entry("return", List.of("value")),
            Map.entry("rndnum", List.of("from", "to")),
            Map.entry("rndstr", List.of("length", "from")),
            Map.entry("serialize", List.of("value")),
            Map.entry("set", List.of("name", "value")),
            Map.entry("time", List.of("command")),
            Map.entry("tocrlf", List.of("input")),
            Map.entry("tolf", List.of("input")),
            Map.entry("while", List.of("condition")));

    /** Commands that menus share. */
    private static final Map<String, List<String>> COMMON = Map.of(
            "edit", List.of("number", "value-name"),
            "get", List.of("number", "value-name"),
            "move", List.of("numbers", "destination"),
            "print", List.of("from"),
            "sign", List.of("number", "name"),
            "unset", List.of("numbers", "number", "value-name"));

    /** Commands of menus whose unnamed arguments are known to be no more than one. */
    private static final Set<String> CERTAIN =
            Set.of("add", "disable", "enable", "export", "find", "remove", "reset", "set");

    /** For all others the first of these that they have. */
    private static final List<String> USUAL = List.of(
            "numbers",
            "number",
            "value",
            "message",
            "address",
            "url",
            "host",
            "interface",
            "domain-name",
            "file-name",
            "name");

    private UnnamedArguments() {}

    /** The names for a command that has these arguments. */
    static List<String> of(List<String> menu, Item command) {
        List<String> order = menu.isEmpty() ? LANGUAGE.get(command.name()) : COMMON.get(command.name());
        if (order != null) {
            return having(order, command);
        }
        if (command.name().equals("add")) {
            return List.of();
        }
        List<String> usual = having(USUAL, command);
        return usual.isEmpty() ? usual : usual.subList(0, 1);
    }

    /** Whether there can be no others. */
    static boolean areCertain(List<String> menu, Item command) {
        String name = command.name();
        return menu.isEmpty() ? LANGUAGE.containsKey(name) : COMMON.containsKey(name) || CERTAIN.contains(name);
    }

    private static List<String> having(List<String> names, Item command) {
        List<String> known = new ArrayList<>();
        for (String name : names) {
            if (command.child(name).isPresent()) {
                known.add(name);
            }
        }
        return List.copyOf(known);
    }
}
