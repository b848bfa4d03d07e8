package dev.mt.routeros.schema;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.CommandNames;
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

    private final RouterOsVersion newest;
    private final Across root;
    private final Map<List<String>, Optional<Across>> menus = new ConcurrentHashMap<>();

    /** With the newest of the versions that the root is of. */
    SchemaNames(RouterOsVersion newest, Across root) {
        this.newest = newest;
        this.root = root;
    }

    @Override
    public Optional<Meaning> meaning(List<String> menu, String word) {
        return menu(menu)
                .flatMap(found -> found.meant(word))
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
        return command(menu, command)
                .map(found -> UnnamedArguments.of(menu, found.newest()))
                .orElse(List.of());
    }

    @Override
    public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
        return command(menu, command)
                .flatMap(found -> found.meant(argument))
                .map(item -> kind(menu, command, item))
                .orElseGet(() -> unknown(menu));
    }

    private Optional<Across> menu(List<String> path) {
        return menus.computeIfAbsent(path, root::exact);
    }

    private Optional<Across> command(List<String> menu, String name) {
        return menu(menu).flatMap(found -> found.child(name));
    }

    private ArgumentKind unknown(List<String> menu) {
        boolean takesAll = newest.isAtLeast(TAKES_ALL);
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
                || command(menu, command)
                        .map(found -> !UnnamedArguments.areCertain(menu, found.newest()))
                        .orElse(true);
    }

    @Override
    public boolean takesWhere(List<String> menu, String command) {
        if (menu.isEmpty()) {
            return command.equals("export");
        }
        return command.equals("find")
                || command.equals("print")
                || command(menu, command).flatMap(found -> found.child("where")).isPresent();
    }
}
