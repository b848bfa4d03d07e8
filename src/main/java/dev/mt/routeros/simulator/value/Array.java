package dev.mt.routeros.simulator.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * An array: elements without a key in their order, then elements with a key, sorted by key. It never changes.
 */
public final class Array implements Value {
    /** The array without elements. */
    public static final Array EMPTY = new Array(List.of(), Collections.emptySortedMap());

    private final List<Value> items;
    private final SortedMap<String, Value> keyed;
    private final long bytes;
    private final int depth;

    private Array(List<Value> items, SortedMap<String, Value> keyed) {
        this.items = items;
        this.keyed = keyed;
        this.bytes = Size.of(items) + Size.of(keyed.values());
        Size.check(bytes);
        this.depth = Size.depth(items, keyed.values());
    }

    /** How deep arrays are in it: 1 if there are none. */
    int depth() {
        return depth;
    }

    /** About how much memory it would take if nothing of it were shared. */
    long bytes() {
        return bytes;
    }

    /** An array of elements without keys. */
    public static Array of(Collection<? extends Value> items) {
        return items.isEmpty() ? EMPTY : new Array(List.copyOf(items), Collections.emptySortedMap());
    }

    /** An array of elements without keys. */
    public static Array of(Value... items) {
        return of(List.of(items));
    }

    /** An array of elements without and with keys. */
    public static Array of(Collection<? extends Value> items, Map<String, ? extends Value> keyed) {
        SortedMap<String, Value> sorted = keyed.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(keyed));
        return new Array(List.copyOf(items), sorted);
    }

    /** An array of elements with keys. */
    public static Array ofKeyed(Map<String, ? extends Value> keyed) {
        return of(List.of(), keyed);
    }

    /** The elements without a key. */
    public List<Value> items() {
        return items;
    }

    /** The elements with a key. */
    public SortedMap<String, Value> keyed() {
        return keyed;
    }

    /** How many elements there are. */
    public int size() {
        return items.size() + keyed.size();
    }

    /** Whether there are no elements. */
    public boolean isEmptyArray() {
        return items.isEmpty() && keyed.isEmpty();
    }

    /** All elements, first those without a key. */
    public List<Value> values() {
        if (keyed.isEmpty()) {
            return items;
        }
        List<Value> all = new ArrayList<>(items);
        all.addAll(keyed.values());
        return all;
    }

    /** The element of a position, counted over all elements; nothing if there is none. */
    public Value at(long index) {
        if (index < 0 || index >= size()) {
            return Nothing.NOTHING;
        }
        return index < items.size() ? items.get((int) index) : values().get((int) index);
    }

    /** The element of a key; nothing if there is none. */
    public Value get(String key) {
        Value value = keyed.get(key);
        return value == null ? Nothing.NOTHING : value;
    }

    /** An array with one more element at the end of those without a key. */
    public Array plus(Value value) {
        List<Value> more = new ArrayList<>(items.size() + 1);
        more.addAll(items);
        more.add(value);
        return new Array(Collections.unmodifiableList(more), keyed);
    }

    /** An array with another's elements behind its own; a key of both has the other's value. */
    public Array plusAll(Array other) {
        if (other.isEmptyArray()) {
            return this;
        }
        List<Value> more = new ArrayList<>(items);
        more.addAll(other.items);
        SortedMap<String, Value> both = new TreeMap<>(keyed);
        both.putAll(other.keyed);
        return new Array(Collections.unmodifiableList(more), Collections.unmodifiableSortedMap(both));
    }

    /** An array in which a key has a value; a value that is nothing removes the key. */
    public Array with(String key, Value value) {
        SortedMap<String, Value> changed = new TreeMap<>(keyed);
        if (value == Nothing.NOTHING) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new Array(items, Collections.unmodifiableSortedMap(changed));
    }

    /**
     * An array in which a position has a value; what is missing before it becomes nothing.
     *
     * @param index 0 to a million
     */
    public Array with(int index, Value value) {
        if (index < 0 || index > 1_000_000) {
            throw new IllegalArgumentException("not a position in an array: " + index);
        }
        List<Value> changed = new ArrayList<>(items);
        while (changed.size() <= index) {
            changed.add(Nothing.NOTHING);
        }
        changed.set(index, value);
        return new Array(Collections.unmodifiableList(changed), keyed);
    }

    /** The first position or key whose element is as asked, or nil. */
    public Value find(int from, BiPredicate<Value, Value> isAsked) {
        int position = 0;
        for (Value item : items) {
            if (position >= from && isAsked.test(new Num(position), item)) {
                return Num.of(position);
            }
            position++;
        }
        for (Map.Entry<String, Value> each : keyed.entrySet()) {
            Value key = Str.of(each.getKey());
            if (position >= from && isAsked.test(key, each.getValue())) {
                return key;
            }
            position++;
        }
        return Nil.NIL;
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public String print() {
        StringJoiner text = new StringJoiner(";");
        for (Value item : items) {
            text.add(item.print());
        }
        keyed.forEach((key, value) -> text.add(key + "=" + value.print()));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Array array && items.equals(array.items) && keyed.equals(array.keyed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, keyed);
    }

    @Override
    public String toString() {
        return "Array[" + print() + "]";
    }
}
