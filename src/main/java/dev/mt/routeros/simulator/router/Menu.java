package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A menu of the router's version. What can be set in it comes from the schema; what it means, from who builds it. */
abstract class Menu {
    /** A command that a menu of this kind does not have by itself. */
    @FunctionalInterface
    interface Handler {
        Value handle(Arguments arguments, Session session);
    }

    final Router router;
    final List<String> path;
    final Item schema;
    final SortedSet<String> settable;
    final Map<String, PropertyType> types;
    final Map<String, Supplier<Value>> defaults = new TreeMap<>();
    final Set<String> neverExported = new TreeSet<>();
    private final Map<String, Handler> handlers = new TreeMap<>();

    Menu(Router router, List<String> path, Item schema) {
        this.router = router;
        this.path = List.copyOf(path);
        this.schema = schema;
        MenuFacts facts = MenuFacts.of(router.schema(), this.path, schema);
        this.settable = new TreeSet<>(facts.settable());
        this.types = new TreeMap<>(facts.types());
        if (settable.contains("disabled")) {
            defaults.put("disabled", () -> Bool.FALSE);
        }
    }

    /** What a property takes. */
    Menu type(PropertyType type, String... properties) {
        for (String property : properties) {
            types.put(property, type);
        }
        return this;
    }

    /** What a property is when nobody set it. */
    Menu standard(String property, Value value) {
        return standard(property, () -> value);
    }

    /** What a property is when nobody set it. */
    Menu standard(String property, Supplier<Value> value) {
        if (settable.contains(property)) {
            defaults.put(property, value);
        }
        return this;
    }

    /** A command of its own, or another doing in place of the usual one. */
    Menu command(String name, Handler handler) {
        handlers.put(name, handler);
        return this;
    }

    /** Where it is, as commands name it: {@code /ip/address}. */
    String name() {
        return "/" + String.join("/", path);
    }

    final Value call(Arguments arguments, Session session) {
        String command = arguments.call().command();
        Handler handler = handlers.get(command);
        return handler != null ? handler.handle(arguments, session) : usual(command, arguments, session);
    }

    final Optional<Handler> handler(String command) {
        return Optional.ofNullable(handlers.get(command));
    }

    abstract Value usual(String command, Arguments arguments, Session session);

    /** The lines of its export without its path; none if everything is as it always was. */
    abstract List<String> exported();

    final Value read(String property, Value given) {
        if (!settable.contains(property)) {
            throw ScriptError.of("unknown parameter " + property);
        }
        return types.getOrDefault(property, Types.ANY).read(given, property);
    }

    final Optional<Value> standard(String property) {
        Supplier<Value> supplier = defaults.get(property);
        return supplier == null ? Optional.empty() : Optional.of(supplier.get());
    }

    static ScriptError unsupported(String command) {
        return ScriptError.failure("the simulator has no " + command);
    }
}
