package dev.mt.routeros.schema;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.CommandNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the parser what words mean to any of several versions. A name in full goes before the beginning of a longer one,
 * and otherwise a newer version before an older one.
 */
final class SchemaNames implements CommandNames {
    /** Arguments that are written without a value. */
    private static final Set<String> FLAGS = Set.of(
            "as-array",
            "as-string",
            "as-string-value",
            "as-value",
            "brief",
            "comments",
            "compact",
            "count-only",
            "detach",
            "detail",
            "do-not-fragment",
            "dry-run",
            "follow",
            "follow-only",
            "follow-strict",
            "hide-sensitive",
            "interactive",
            "json",
            "no-sh",
            "once",
            "show-ids",
            "show-sensitive",
            "terse",
            "timestamp",
            "tty",
            "value-list",
            "verbose",
            "without-paging");

    private static final Set<String> BLOCKS = Set.of("do", "else", "on-error");
    /** Versions from this one take arguments that they do not know, and fail when they run the command. */
    private static final RouterOsVersion TAKES_ALL = new RouterOsVersion(7, 23, 0);

    private final List<Schema> newestFirst;
    private final Map<List<String>, List<Item>> menus = new ConcurrentHashMap<>();

    SchemaNames(List<Schema> schemas) {
        this.newestFirst = schemas.reversed();
    }

    @Override
    public Optional<Meaning> meaning(List<String> menu, String word) {
        return meant(menus(menu), word)
                .filter(item -> item.kind() != dev.mt.routeros.schema.Kind.ARGUMENT)
                .map(item -> new Meaning(
                        item.kind() == dev.mt.routeros.schema.Kind.MENU ? Kind.MENU : Kind.COMMAND, item.name()))
                .or(() -> BoardMenus.meaning(menu, word));
    }

    @Override
    public List<String> unnamedArguments(List<String> menu, String command) {
        if (BoardMenus.covers(menu)) {
            return List.of("numbers", "value-name");
        }
        return commands(menu, command).stream()
                .findFirst()
                .map(item -> UnnamedArguments.of(menu, item))
                .orElse(List.of());
    }

    @Override
    public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
        return meant(commands(menu, command), argument)
                .map(item -> kind(menu, command, item))
                .orElse(unknown(menu));
    }

    /** What a word stands for in the same menu or command of several versions. */
    private static Optional<Item> meant(List<Item> parents, String word) {
        for (Item parent : parents) {
            Optional<Item> exact = parent.child(word);
            if (exact.isPresent()) {
                return exact;
            }
        }
        for (Item parent : parents) {
            Optional<Item> begun = parent.match(word).found();
            if (begun.isPresent()) {
                return begun;
            }
        }
        return Optional.empty();
    }

    /** A menu as each version has it. */
    private List<Item> menus(List<String> path) {
        return menus.computeIfAbsent(path, names -> newestFirst.stream()
                .flatMap(schema -> schema.exact(names).stream())
                .toList());
    }

    /** A command as each version has it. */
    private List<Item> commands(List<String> menu, String command) {
        List<Item> found = new ArrayList<>();
        for (Item item : menus(menu)) {
            item.child(command).ifPresent(found::add);
        }
        return found;
    }

    private ArgumentKind unknown(List<String> menu) {
        boolean takesAll = newestFirst.getFirst().version().isAtLeast(TAKES_ALL);
        return takesAll || BoardMenus.covers(menu) ? ArgumentKind.VALUE : ArgumentKind.UNKNOWN;
    }

    private static ArgumentKind kind(List<String> menu, String command, Item argument) {
        String name = argument.name();
        if (FLAGS.contains(name)) {
            return ArgumentKind.FLAG;
        }
        boolean root = menu.isEmpty();
        if ((root && command.equals("execute") && name.equals("script")) || ScriptArguments.isScript(menu, name)) {
            return ArgumentKind.SOURCE;
        }
        boolean code = BLOCKS.contains(name)
                || (root && name.equals("command"))
                || (root && command.equals("onerror") && name.equals("in"))
                || argument.type().kind() == ArgumentType.Kind.SCRIPT;
        if (code) {
            return ArgumentKind.CODE;
        }
        // exports have such words as fib and no-summaries alone
        boolean alone = command.equals("add") && argument.type().equals(ArgumentType.UNKNOWN);
        return alone ? ArgumentKind.FLAG : ArgumentKind.VALUE;
    }

    @Override
    public boolean takesMoreUnnamed(List<String> menu, String command) {
        return BoardMenus.covers(menu)
                || commands(menu, command).stream()
                        .findFirst()
                        .map(item -> !UnnamedArguments.areCertain(menu, item))
                        .orElse(true);
    }

    @Override
    public boolean takesWhere(List<String> menu, String command) {
        if (menu.isEmpty()) {
            return command.equals("export");
        }
        return command.equals("find")
                || command.equals("print")
                || commands(menu, command).stream()
                        .anyMatch(item -> item.child("where").isPresent());
    }
}
