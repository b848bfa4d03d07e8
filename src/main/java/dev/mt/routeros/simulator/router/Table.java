package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.Call;
import dev.mt.routeros.simulator.run.Row;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A menu of rows. */
class Table extends Menu {
    /** Properties that are text, though what is written without quotes is something else. */
    private static final Set<String> QUOTED = Set.of(
            "address",
            "dst-address",
            "dst-port",
            "gateway",
            "network",
            "port",
            "protocol",
            "src-address",
            "src-port",
            "to-addresses",
            "to-ports");

    /** Properties that the menu computes; no value is {@code Nothing}. */
    final Map<String, Function<Entry, Value>> computed = new LinkedHashMap<>();
    /** Computed truths that stand in front of a row when it is printed, with their letters. */
    final Map<String, String> flags = new LinkedHashMap<>();

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> required = new TreeSet<>();
    private final List<Consumer<Entry>> checks = new ArrayList<>();
    private final List<Consumer<Entry>> onAdd = new ArrayList<>();
    private final List<BiConsumer<Entry, Map<String, Value>>> onChange = new ArrayList<>();
    private final List<Consumer<Entry>> onRemove = new ArrayList<>();
    private LongSupplier ids;
    private @Nullable Runnable refresh;
    private long lastId;

    Table(Router router, List<String> path, Item schema) {
        super(router, path, schema);
        this.ids = () -> ++lastId;
        if (settable.contains("disabled")) {
            flags.put("disabled", "X");
        }
        flags.put("dynamic", "D");
        computed.put("dynamic", entry -> Bool.of(entry.dynamic));
    }

    @Override
    Table type(PropertyType type, String... properties) {
        super.type(type, properties);
        return this;
    }

    @Override
    Table standard(String property, Value value) {
        super.standard(property, value);
        return this;
    }

    @Override
    Table command(String name, Handler handler) {
        super.command(name, handler);
        return this;
    }

    /** Properties without which {@code add} fails. */
    Table require(String... properties) {
        for (String property : properties) {
            if (settable.contains(property)) {
                required.add(property);
            }
        }
        return this;
    }

    /** No two rows may have the same values of these; the error is what a second gets. */
    Table unique(String error, String... properties) {
        checks.add(entry -> {
            for (Entry other : entries) {
                boolean same = other != entry;
                for (String property : properties) {
                    same &= text(other, property).equals(text(entry, property));
                }
                if (same) {
                    throw ScriptError.failure(error);
                }
            }
        });
        return this;
    }

    /** Looks at a row before it is taken in or changed; it throws what is wrong with it. */
    Table check(Consumer<Entry> check) {
        checks.add(check);
        return this;
    }

    Table computed(String property, Function<Entry, Value> value) {
        computed.put(property, value);
        return this;
    }

    /** A computed truth that is shown by a letter. */
    Table flag(String property, String letter, Function<Entry, Boolean> value) {
        computed.put(property, entry -> Bool.of(value.apply(entry)));
        flags.put(property, letter);
        return this;
    }

    Table onAdd(Consumer<Entry> action) {
        onAdd.add(action);
        return this;
    }

    /** After a change; the map has the values before it. */
    Table onChange(BiConsumer<Entry, Map<String, Value>> action) {
        onChange.add(action);
        return this;
    }

    /** Before a row is removed; it may throw. */
    Table onRemove(Consumer<Entry> action) {
        onRemove.add(action);
        return this;
    }

    /** Numbers shared with other menus. */
    Table ids(LongSupplier shared) {
        ids = shared;
        return this;
    }

    /** Rows that are made anew each time somebody looks. */
    Table live(Runnable fill) {
        refresh = fill;
        return this;
    }

    List<Entry> entries() {
        if (refresh != null) {
            refresh.run();
        }
        return entries;
    }

    Optional<Entry> find(long id) {
        for (Entry entry : entries()) {
            if (entry.id.number() == id) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    Optional<Entry> named(String name) {
        return entries().stream().filter(e -> e.text("name").equals(name)).findFirst();
    }

    /** Puts a row in by itself, without a look at it. */
    Entry insert(Map<String, Value> values, boolean dynamic) {
        return insert(ids.getAsLong(), values, dynamic);
    }

    /** The same with a number of the caller's, for rows that are made anew but stay the same to those who look. */
    Entry insert(long id, Map<String, Value> values, boolean dynamic) {
        Entry entry = new Entry(id, dynamic);
        entry.values.putAll(values);
        entries.add(entry);
        return entry;
    }

    /** Takes a row away by itself. */
    void drop(Entry entry) {
        entries.remove(entry);
    }

    void clear() {
        entries.clear();
    }

    /** What a row has of a property; {@code Nothing} if nothing; empty if there is no such property. */
    Optional<Value> value(Entry entry, String property) {
        if (property.equals(".id")) {
            return Optional.of(entry.id);
        }
        Function<Entry, Value> function = computed.get(property);
        if (function != null) {
            return Optional.of(function.apply(entry));
        }
        Value set = entry.values.get(property);
        if (set != null) {
            return Optional.of(set);
        }
        if (!settable.contains(property)) {
            return Optional.empty();
        }
        Optional<Value> standard = standard(property);
        return standard.isPresent() ? standard : Optional.of(Nothing.NOTHING);
    }

    String text(Entry entry, String property) {
        return value(entry, property).map(Types::text).orElse("");
    }

    /** All properties with a value, the id first, the others in alphabetical order. */
    Map<String, Value> all(Entry entry) {
        Set<String> names = new TreeSet<>(settable);
        names.addAll(computed.keySet());
        names.addAll(entry.values.keySet());
        Map<String, Value> all = new LinkedHashMap<>();
        all.put(".id", entry.id);
        for (String name : names) {
            Value value = value(entry, name).orElse(Nothing.NOTHING);
            if (!value.isEmpty()) {
                all.put(name, value);
            }
        }
        return all;
    }

    @Override
    Value usual(String command, Arguments arguments, Session session) {
        return switch (command) {
            case "add" -> add(arguments);
            case "set" -> set(arguments);
            case "remove" -> remove(arguments);
            case "enable" -> able(arguments, false);
            case "disable" -> able(arguments, true);
            case "comment" -> comment(arguments);
            case "move" -> move(arguments);
            case "reset" -> reset(arguments);
            case "unset" -> unset(arguments);
            case "find" -> found(arguments.call());
            case "get" -> get(arguments);
            case "print" -> Printing.table(this, arguments, session);
            case "export" -> router.export(path, arguments, session);
            default -> throw unsupported(name() + "/" + command);
        };
    }

    private Value add(Arguments arguments) {
        Entry entry = new Entry(ids.getAsLong(), false);
        arguments.get("copy-from").ifPresent(from -> one(from).values.forEach(entry.values::putIfAbsent));
        arguments.named().forEach((name, given) -> {
            if (!name.equals("copy-from") && !name.equals("place-before")) {
                entry.values.put(name, read(name, given));
            }
        });
        // exports write such properties as blackhole and fib without a value
        for (String flag : arguments.flags()) {
            if (settable.contains(flag)) {
                entry.values.put(flag, Bool.TRUE);
            }
        }
        List<String> missing = required.stream()
                .filter(name -> !entry.values.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw ScriptError.missingValues(missing.toArray(String[]::new));
        }
        int place = arguments
                .get("place-before")
                .map(this::select)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> entries.indexOf(rows.getFirst()))
                .orElse(entries.size());
        checks.forEach(check -> check.accept(entry));
        router.operations().step(Operation.Kind.COMMAND, name() + "/add");
        entries.add(Math.min(place, entries.size()), entry);
        try {
            onAdd.forEach(action -> action.accept(entry));
        } catch (ScriptError e) {
            entries.remove(entry);
            throw e;
        }
        return entry.id;
    }

    private Value set(Arguments arguments) {
        Map<String, Value> given = new LinkedHashMap<>(arguments.named());
        given.remove("numbers");
        for (Entry entry : selected(arguments)) {
            change(entry, "set", values -> {
                given.forEach((name, value) -> values.put(name, read(name, value)));
                arguments.unset().forEach(values::remove);
            });
        }
        return Nil.NIL;
    }

    /** Changes a row: looks at what comes out, and takes it back if it may not be so. */
    final void change(Entry entry, String command, Consumer<Map<String, Value>> doing) {
        if (entry.dynamic) {
            throw ScriptError.failure("cannot change dynamic entry");
        }
        Map<String, Value> before = new TreeMap<>(entry.values);
        Map<String, Value> after = new TreeMap<>(entry.values);
        doing.accept(after);
        try {
            entry.values.clear();
            entry.values.putAll(after);
            checks.forEach(check -> check.accept(entry));
        } catch (ScriptError e) {
            entry.values.clear();
            entry.values.putAll(before);
            throw e;
        }
        // A power loss comes before the change.
        entry.values.clear();
        entry.values.putAll(before);
        router.operations().step(Operation.Kind.COMMAND, name() + "/" + command);
        entry.values.clear();
        entry.values.putAll(after);
        onChange.forEach(action -> action.accept(entry, before));
    }

    private Value remove(Arguments arguments) {
        for (Entry entry : List.copyOf(selected(arguments))) {
            if (entry.dynamic) {
                throw ScriptError.failure("cannot remove dynamic entry");
            }
            router.operations().step(Operation.Kind.COMMAND, name() + "/remove");
            onRemove.forEach(action -> action.accept(entry));
            if (!stays(entry)) {
                entries.remove(entry);
            }
        }
        return Nil.NIL;
    }

    /** Whether a row stays for a while after it was removed. */
    boolean stays(Entry entry) {
        return false;
    }

    private Value able(Arguments arguments, boolean disabled) {
        for (Entry entry : selected(arguments)) {
            change(entry, disabled ? "disable" : "enable", values -> values.put("disabled", Bool.of(disabled)));
        }
        return Nil.NIL;
    }

    private Value comment(Arguments arguments) {
        Value comment = Str.of(arguments.get("comment", 1).map(Types::text).orElse(""));
        for (Entry entry : selected(arguments)) {
            change(entry, "comment", values -> values.put("comment", comment));
        }
        return Nil.NIL;
    }

    private Value move(Arguments arguments) {
        List<Entry> rows = selected(arguments);
        Optional<Entry> before = arguments
                .get("destination", 1)
                .map(this::select)
                .flatMap(found -> found.stream().findFirst());
        router.operations().step(Operation.Kind.COMMAND, name() + "/move");
        entries.removeAll(rows);
        int place = before.map(entries::indexOf).filter(i -> i >= 0).orElse(entries.size());
        entries.addAll(place, rows);
        return Nil.NIL;
    }

    private Value reset(Arguments arguments) {
        for (Entry entry : selected(arguments)) {
            change(entry, "reset", values -> arguments.flags().forEach(values::remove));
        }
        return Nil.NIL;
    }

    private Value unset(Arguments arguments) {
        String names = arguments.get("value-name", 1).map(Types::text).orElse("");
        for (Entry entry : selected(arguments)) {
            change(entry, "unset", values -> {
                for (String name : names.split(",", -1)) {
                    values.remove(name);
                }
            });
        }
        return Nil.NIL;
    }

    private Value found(Call call) {
        return Array.of(where(call).stream().map(entry -> entry.id).toList());
    }

    /** The rows that fulfil the condition of a call; all if it has none. */
    final List<Entry> where(Call call) {
        List<Entry> all = List.copyOf(entries());
        if (call.where().isEmpty()) {
            return all;
        }
        List<Entry> matching = new ArrayList<>();
        for (Entry entry : all) {
            if (call.where().get().matches(new Seen(this, entry))) {
                matching.add(entry);
            }
        }
        return matching;
    }

    /** A row as conditions see it. */
    private record Seen(Table table, Entry entry) implements Row {
        @Override
        public Optional<Value> property(String name) {
            return table.value(entry, name);
        }

        @Override
        public boolean mustBeQuoted(String name) {
            return QUOTED.contains(name);
        }
    }

    private Value get(Arguments arguments) {
        Value number = arguments.get("number", 0).orElseThrow(() -> ScriptError.missingValues("number"));
        List<Entry> rows = select(number);
        if (rows.isEmpty()) {
            throw ScriptError.noSuchItem();
        }
        if (rows.size() > 1) {
            throw ScriptError.of("invalid internal item number");
        }
        Optional<Value> name = arguments.get("value-name", 1);
        if (name.isEmpty()) {
            return Array.of(List.of(), all(rows.getFirst()));
        }
        return value(rows.getFirst(), Types.text(name.get())).orElseThrow(() -> ScriptError.noValueOf("value-name"));
    }

    /** The rows that a command is about. */
    final List<Entry> selected(Arguments arguments) {
        return arguments
                .get("numbers", 0)
                .or(() -> arguments.get("number"))
                .map(this::select)
                .orElseThrow(() -> ScriptError.missingValues("numbers"));
    }

    /** The only row that a command is about. */
    final Entry one(Value numbers) {
        List<Entry> rows = select(numbers);
        if (rows.size() != 1) {
            throw ScriptError.noSuchItem();
        }
        return rows.getFirst();
    }

    final List<Entry> select(Value numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Collection<Value> wanted = numbers instanceof Array array ? array.values() : List.of(numbers);
        List<Entry> rows = new ArrayList<>();
        for (Value each : wanted) {
            if (each instanceof Id id) {
                rows.add(find(id.number()).orElseThrow(ScriptError::noSuchItem));
            } else {
                for (String word : Types.items(each)) {
                    rows.add(word(word).orElseThrow(ScriptError::noSuchItem));
                }
            }
        }
        return rows;
    }

    private Optional<Entry> word(String word) {
        if (word.startsWith("*") && word.matches("\\*[0-9A-Fa-f]{1,8}")) {
            return find(Long.parseLong(word.substring(1), 16));
        }
        Optional<Entry> byName = entries().stream()
                .filter(entry -> text(entry, "name").equals(word))
                .findFirst();
        if (byName.isPresent() || !word.matches("[0-9]{1,6}")) {
            return byName;
        }
        int index = Integer.parseInt(word);
        return index < entries.size() ? Optional.of(entries.get(index)) : Optional.empty();
    }

    @Override
    List<String> exported() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries()) {
            if (!entry.dynamic && schema.child("add").isPresent()) {
                StringBuilder line = new StringBuilder("add");
                entry.values.forEach((name, value) -> {
                    boolean usual = standard(name).filter(value::equals).isPresent();
                    if (settable.contains(name)
                            && !usual
                            && !neverExported.contains(name)
                            && !Types.text(value).isEmpty()) {
                        line.append(' ').append(Written.assignment(name, value));
                    }
                });
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
