package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Id;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A row of a menu: what was set in it. What it shows beyond that its menu computes. */
final class Entry {
    final Id id;
    final Map<String, Value> values = new TreeMap<>();
    /** Whether the router made it by itself: it is neither exported nor changed by hand. */
    final boolean dynamic;

    Entry(long id, boolean dynamic) {
        this.id = new Id(id);
        this.dynamic = dynamic;
    }

    Optional<Value> get(String property) {
        return Optional.ofNullable(values.get(property));
    }

    /** A property as text; empty if it is not set. */
    String text(String property) {
        Value value = values.get(property);
        return value == null ? "" : value.print();
    }

    boolean yes(String property) {
        String text = text(property);
        return text.equals("true") || text.equals("yes");
    }

    void put(String property, String text) {
        values.put(property, Str.of(text));
    }
}
