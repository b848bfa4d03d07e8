package dev.mt.routeros.simulator.router;

import dev.mt.routeros.schema.Item;
import dev.mt.routeros.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a version's schema says of a menu, worked out once for all routers of the version.
 *
 * @param settable the properties that commands can set
 * @param types what they take, as far as the schema knows
 */
record MenuFacts(SortedSet<String> settable, Map<String, PropertyType> types) {
    private static final Map<String, MenuFacts> KNOWN = new ConcurrentHashMap<>();

    MenuFacts {
        settable = Collections.unmodifiableSortedSet(new TreeSet<>(settable));
        types = Collections.unmodifiableMap(new TreeMap<>(types));
    }

    static MenuFacts of(Schema schema, List<String> path, Item menu) {
        return KNOWN.computeIfAbsent(schema.version() + " " + String.join("/", path), key -> read(schema, menu));
    }

    private static MenuFacts read(Schema schema, Item menu) {
        Map<String, PropertyType> types = new TreeMap<>();
        for (String command : List.of("add", "set", "reset")) {
            menu.child(command).ifPresent(item -> item.children()
                    .forEach(argument -> types.putIfAbsent(argument.name(), Types.of(argument.type()))));
        }
        types.put("comment", Types.TEXT);
        types.put("name", Types.TEXT);
        types.put("disabled", Types.BOOL);
        return new MenuFacts(schema.properties(menu), types);
    }
}
