package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.run.Call;
import dev.mt.routeros.simulator.run.MenuCommands;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All menus of a router: those that somebody built, and for the others of the schema plain rows, made when asked for. */
final class Menus implements MenuCommands {
    private final Router router;
    private final Map<String, Menu> menus = new TreeMap<>();
    private final Map<String, Menu.Handler> commands = new HashMap<>();
    /** The menus by their paths, and what their commands are in the schema: asked for thousands of times. */
    private final Map<List<String>, Menu> byPath = new HashMap<>();

    private final Map<List<String>, Map<String, Known>> known = new HashMap<>();

    /** A command, as far as it stays the same. */
    private record Known(Optional<Item> schema, Optional<Menu.Handler> handler) {}

    Menus(Router router) {
        this.router = router;
    }

    /** Builds a menu of rows, if the version has it. */
    void table(String path, Consumer<Table> building) {
        schema(path).ifPresent(item -> put(new Table(router, words(path), item), building));
    }

    /** Builds a menu of rows of a special kind, if the version has it. */
    <T extends Menu> void put(T menu, Consumer<T> building) {
        building.accept(menu);
        menus.put(String.join("/", menu.path), menu);
    }

    /** Builds a menu of settings, if the version has it. */
    void settings(String path, Consumer<Singleton> building) {
        schema(path).ifPresent(item -> put(new Singleton(router, words(path), item), building));
    }

    /** Gives a command a doing that belongs to no menu of its own: {@code tool/fetch}. */
    void command(String path, Menu.Handler handler) {
        commands.put(path, handler);
    }

    Optional<Item> schema(String path) {
        return Optional.of(router.schema().root()).flatMap(root -> {
            Optional<Item> item = Optional.of(root);
            for (String word : words(path)) {
                item = item.flatMap(each -> each.child(word));
            }
            return item;
        });
    }

    static List<String> words(String path) {
        return path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    }

    Collection<Menu> built() {
        return List.copyOf(menus.values());
    }

    /** A menu of rows that is there in this version. */
    Table table(String path) {
        if (menu(path) instanceof Table table) {
            return table;
        }
        throw new IllegalArgumentException("RouterOS %s has no rows at /%s".formatted(router.version(), path));
    }

    /** A menu of rows, if it is there in this version. */
    Optional<Table> find(String path) {
        boolean there =
                isThere(path) && (menus.containsKey(path) || schema(path).isPresent());
        return there && menu(path) instanceof Table table ? Optional.of(table) : Optional.empty();
    }

    /** A menu of settings that is there in this version. */
    Singleton settings(String path) {
        if (menu(path) instanceof Singleton settings) {
            return settings;
        }
        throw new IllegalArgumentException("RouterOS %s has no settings at /%s".formatted(router.version(), path));
    }

    private Menu menu(List<String> path) {
        Menu menu = byPath.get(path);
        if (menu == null) {
            menu = menu(String.join("/", path));
            byPath.put(path, menu);
        }
        return menu;
    }

    private Menu menu(String path) {
        Menu menu = menus.get(path);
        if (menu == null) {
            Item item = schema(path).orElseThrow(ScriptError::noSuchItem);
            menu = item.child("add").isPresent() || item.child("find").isPresent()
                    ? new Table(router, words(path), item)
                    : new Singleton(router, words(path), item);
            menus.put(path, menu);
        }
        return menu;
    }

    /** Menus of packages that are not installed are not there. */
    private boolean isThere(String path) {
        return router.spec().containerPackage() || !(path.equals("container") || path.startsWith("container/"));
    }

    @Override
    public Value call(Call call, Session session) {
        Known command = known.computeIfAbsent(call.menu(), path -> new HashMap<>())
                .computeIfAbsent(call.command(), name -> known(call.menu(), name));
        Arguments arguments = Arguments.of(call, command.schema());
        return command.handler().isPresent()
                ? command.handler().get().handle(arguments, session)
                : menu(call.menu()).call(arguments, session);
    }

    private Known known(List<String> menu, String command) {
        String path = String.join("/", menu);
        return new Known(
                schema(path).flatMap(item -> item.child(command)),
                Optional.ofNullable(commands.get(path.isEmpty() ? command : path + "/" + command)));
    }
}
