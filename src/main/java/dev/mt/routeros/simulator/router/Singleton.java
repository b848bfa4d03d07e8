package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A menu of settings, without rows. */
class Singleton extends Menu {
    final Map<String, Value> values = new TreeMap<>();
    final Map<String, Supplier<Value>> computed = new TreeMap<>();
    private final List<Runnable> onChange = new ArrayList<>();

    Singleton(Router router, List<String> path, Item schema) {
        super(router, path, schema);
    }

    @Override
    Singleton type(PropertyType type, String... properties) {
        super.type(type, properties);
        return this;
    }

    @Override
    Singleton standard(String property, Value value) {
        super.standard(property, value);
        return this;
    }

    @Override
    Singleton command(String name, Handler handler) {
        super.command(name, handler);
        return this;
    }

    Singleton computed(String property, Supplier<Value> value) {
        computed.put(property, value);
        return this;
    }

    Singleton onChange(Runnable action) {
        onChange.add(action);
        return this;
    }

    Optional<Value> value(String property) {
        Supplier<Value> supplier = computed.get(property);
        if (supplier != null) {
            return Optional.of(supplier.get());
        }
        Value set = values.get(property);
        if (set != null) {
            return Optional.of(set);
        }
        return settable.contains(property)
                ? standard(property).or(() -> Optional.of(Nothing.NOTHING))
                : Optional.empty();
    }

    String text(String property) {
        return value(property).map(Types::text).orElse("");
    }

    boolean yes(String property) {
        String text = text(property);
        return text.equals("yes") || text.equals("true");
    }

    Map<String, Value> all() {
        Set<String> names = new TreeSet<>(settable);
        names.addAll(computed.keySet());
        Map<String, Value> all = new LinkedHashMap<>();
        for (String name : names) {
            Value value = value(name).orElse(Nothing.NOTHING);
            all.put(name, value.isEmpty() ? Str.EMPTY : value);
        }
        return all;
    }

    @Override
    Value usual(String command, Arguments arguments, Session session) {
        return switch (command) {
            case "set" -> set(arguments);
            case "reset" -> reset(arguments);
            case "get" -> get(arguments);
            case "print" -> Printing.settings(this, arguments, session);
            case "export" -> router.export(path, arguments, session);
            default -> throw unsupported(name() + "/" + command);
        };
    }

    private Value set(Arguments arguments) {
        Map<String, Value> next = new TreeMap<>();
        arguments.named().forEach((name, given) -> next.put(name, read(name, given)));
        router.operations().step(Operation.Kind.COMMAND, name() + "/set");
        values.putAll(next);
        arguments.unset().forEach(values::remove);
        onChange.forEach(Runnable::run);
        return Nil.NIL;
    }

    private Value reset(Arguments arguments) {
        router.operations().step(Operation.Kind.COMMAND, name() + "/reset");
        arguments.flags().forEach(values::remove);
        onChange.forEach(Runnable::run);
        return Nil.NIL;
    }

    private Value get(Arguments arguments) {
        Optional<Value> name = arguments.get("value-name", 0);
        return name.isEmpty()
                ? Array.of(List.of(), all())
                : value(Types.text(name.get())).orElseThrow(() -> ScriptError.noValueOf("value-name"));
    }

    @Override
    List<String> exported() {
        StringBuilder line = new StringBuilder("set");
        values.forEach((name, value) -> {
            boolean usual = standard(name).filter(value::equals).isPresent();
            boolean empty = standard(name).isEmpty() && Types.text(value).isEmpty();
            if (settable.contains(name) && !usual && !empty && !neverExported.contains(name)) {
                line.append(' ').append(Written.assignment(name, value));
            }
        });
        return line.length() == 3 ? List.of() : List.of(line.toString());
    }
}
