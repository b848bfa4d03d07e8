package dev.mt.routeros.schema;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A menu, command or argument in all versions at once. */
final class Entry {
    private final String name;
    private final Kind kind;
    private final VersionSet versions;
    private final List<Typed> types;
    private final Supplier<SortedMap<String, Entry>> source;
    private volatile @Nullable SortedMap<String, Entry> children;

    /** A type, and the versions that have it; an argument has no type in versions that are in none of its types. */
    record Typed(ArgumentType type, VersionSet versions) {}

    private Entry(
            String name, Kind kind, VersionSet versions, List<Typed> types, Supplier<SortedMap<String, Entry>> source) {
        this.name = name;
        this.kind = kind;
        this.versions = versions;
        this.types = List.copyOf(types);
        this.source = source;
    }

    /** A menu or a command whose children are made when they are asked for. */
    static Entry of(String name, Kind kind, VersionSet versions, Supplier<SortedMap<String, Entry>> children) {
        return new Entry(name, kind, versions, List.of(), children);
    }

    /** A menu or a command. */
    static Entry of(String name, Kind kind, VersionSet versions, SortedMap<String, Entry> children) {
        return of(name, kind, versions, () -> children);
    }

    static Entry argument(String name, VersionSet versions, List<Typed> types) {
        return new Entry(name, Kind.ARGUMENT, versions, types, TreeMap::new);
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    VersionSet versions() {
        return versions;
    }

    List<Typed> types() {
        return types;
    }

    /** By name, in alphabetical order. */
    SortedMap<String, Entry> children() {
        SortedMap<String, Entry> made = children;
        if (made == null) {
            made = Collections.unmodifiableSortedMap(source.get());
            children = made;
        }
        return made;
    }

    ArgumentType type(int version) {
        for (Typed typed : types) {
            if (typed.versions().has(version)) {
                return typed.type();
            }
        }
        return ArgumentType.UNKNOWN;
    }
}
