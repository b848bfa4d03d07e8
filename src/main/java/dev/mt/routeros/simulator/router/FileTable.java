package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.run.ScriptError;
import dev.mt.routeros.simulator.run.Session;
import dev.mt.routeros.simulator.storage.Files;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import dev.mt.routeros.simulator.storage.Text;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code /file}: what is on all volumes. A file's number stays as long as the file. */
final class FileTable extends Table {
    private final Map<String, Entry> known = new HashMap<>();
    private long lastId;

    FileTable(Router router, List<String> path, Item schema) {
        super(router, path, schema);
        settable.add("name");
        settable.add("contents");
        computed("name", entry -> Str.of(entry.text("name")));
        computed("type", entry -> Str.of(type(entry.text("name"))));
        computed("size", this::size);
        computed("contents", this::contents);
        computed("last-modified", entry -> Str.of(time(router.files().changed(entry.text("name")))));
        computed.remove("dynamic");
        flags.remove("dynamic");
    }

    private static String time(long millis) {
        return Times.written(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    /** How many bytes a script can read or write at once: 4 KB before 7.14, then 60,000. */
    private long limit() {
        return router.version().isAtLeast(7, 14) ? 60_000 : 4096;
    }

    @Override
    List<Entry> entries() {
        List<Entry> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : new TreeMap<>(router.files().listed()).keySet()) {
            seen.add(name);
            rows.add(known.computeIfAbsent(name, n -> {
                Entry entry = new Entry(++lastId, false);
                entry.put("name", n);
                return entry;
            }));
        }
        known.keySet().retainAll(seen);
        return rows;
    }

    private String type(String name) {
        Node node = router.files().find(name).orElse(Node.Folder.PLAIN);
        if (node instanceof Node.Folder folder) {
            if (folder.store()) {
                return "container store";
            }
            return router.files().disk(name).isPresent() ? "disk" : "directory";
        }
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(dot) + " file" : "file";
    }

    private Value size(Entry entry) {
        return router.files()
                .find(entry.text("name"))
                .filter(Node.Data.class::isInstance)
                .<Value>map(node -> Num.of(node.size()))
                .orElse(Nothing.NOTHING);
    }

    private Value contents(Entry entry) {
        return router.files()
                .find(entry.text("name"))
                .filter(Node.Data.class::isInstance)
                .map(node -> (Node.Data) node)
                .filter(data -> data.size() <= limit())
                .flatMap(Node.Data::content)
                .<Value>map(text -> Str.of(text.string()))
                .orElse(Nothing.NOTHING);
    }

    @Override
    Value usual(String command, Arguments arguments, Session session) {
        return switch (command) {
            case "add" -> add(arguments);
            case "set" -> set(arguments);
            case "remove" -> remove(arguments);
            case "read" -> read(arguments);
            default -> super.usual(command, arguments, session);
        };
    }

    private Value add(Arguments arguments) {
        String name = Files.normal(arguments.text("name"));
        if (name.isEmpty()) {
            throw ScriptError.missingValues("name");
        }
        if (router.files().find(name).isPresent()) {
            throw ScriptError.failure("file already exists");
        }
        if (arguments.text("type").equals("directory")) {
            router.operations().step(Operation.Kind.FILE, "folder " + name);
            put(name, Node.Folder.PLAIN);
        } else {
            write(name, arguments.text("contents"));
        }
        return entries().stream()
                .filter(entry -> entry.text("name").equals(name))
                .findFirst()
                .map(entry -> (Value) new Id(entry.id.number()))
                .orElse(Nil.NIL);
    }

    private Value set(Arguments arguments) {
        for (Entry entry : selected(arguments)) {
            arguments.get("contents").ifPresent(contents -> write(entry.text("name"), Types.text(contents)));
            arguments.get("name").ifPresent(next -> rename(entry, Files.normal(Types.text(next))));
        }
        return Nil.NIL;
    }

    private void rename(Entry entry, String next) {
        String before = entry.text("name");
        router.operations().step(Operation.Kind.FILE, "rename " + before);
        Files.Place from = router.files().place(before);
        Files.Place to = router.files().place(next);
        if (from.volume() != to.volume()) {
            throw ScriptError.failure("cannot rename to another disk");
        }
        from.volume().rename(from.path(), to.path());
        known.remove(before);
        entry.put("name", next);
        known.put(next, entry);
    }

    private void write(String name, String contents) {
        if (contents.length() > limit()) {
            throw ScriptError.failure("file contents too long");
        }
        try {
            router.writeFile(name, contents);
        } catch (NoSpace e) {
            throw ScriptError.failure("not enough space");
        }
    }

    private void put(String name, Node node) {
        try {
            router.flash();
            router.files().put(name, node);
        } catch (NoSpace e) {
            throw ScriptError.failure("not enough space");
        }
    }

    /** What belongs to a container is not removed, and nobody is told. */
    private Value remove(Arguments arguments) {
        for (Entry entry : selected(arguments)) {
            String name = entry.text("name");
            router.operations().step(Operation.Kind.FILE, "remove " + name);
            if (!router.containers().keeps(name)) {
                router.files().remove(name);
                router.containers().fileRemoved(name);
            }
        }
        return Nil.NIL;
    }

    private Value read(Arguments arguments) {
        String name = Files.normal(arguments.get("file", 0).map(this::fileName).orElse(""));
        Text text = router.files()
                .find(name)
                .filter(Node.Data.class::isInstance)
                .flatMap(node -> ((Node.Data) node).content())
                .orElseThrow(ScriptError::noSuchItem);
        long offset = number(arguments, "offset", 0);
        long size = Math.min(number(arguments, "chunk-size", 32_768), 32_768);
        Value data = Str.of(text.slice(offset, size).string());
        return Array.of(List.of(), Map.of("data", data));
    }

    private String fileName(Value value) {
        return value instanceof Id || value instanceof Array ? one(value).text("name") : Types.text(value);
    }

    private static long number(Arguments arguments, String name, long otherwise) {
        return arguments
                .get(name)
                .map(value -> ((Num) Types.BYTES.read(value, name)).number())
                .orElse(otherwise);
    }

    @Override
    List<String> exported() {
        return List.of();
    }
}
