package dev.mt.routeros.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A menu, command or argument of one version. */
public final class Item {
    private final Entry entry;
    private final int version;

    Item(Entry entry, int version) {
        this.entry = entry;
        this.version = version;
    }

    /** Its name; empty for the menu that all others are in. */
    public String name() {
        return entry.name();
    }

    /** Whether it is a menu, a command or an argument. */
    public Kind kind() {
        return entry.kind();
    }

    /** The type of an argument. */
    public ArgumentType type() {
        return entry.type(version);
    }

    /** The same, where several versions may be asked for. */
    Across across() {
        return Across.of(entry, VersionSet.only(version));
    }

    /** The menus and commands of a menu, or the arguments of a command, in alphabetical order. */
    public List<Item> children() {
        return among(entry.children().values());
    }

    /** The child that has exactly this name. */
    public Optional<Item> child(String name) {
        return Optional.ofNullable(entry.children().get(name))
                .filter(child -> child.versions().has(version))
                .map(child -> new Item(child, version));
    }

    /** The child that a word stands for: by its name, or by the beginning of one name only. */
    public Match match(String word) {
        Optional<Item> exact = child(word);
        if (exact.isPresent()) {
            return new Match.Found(exact.get());
        }
        if (word.isEmpty()) {
            return new Match.Unknown();
        }
        List<Item> found =
                among(entry.children().subMap(word, word + Character.MAX_VALUE).values());
        return switch (found.size()) {
            case 0 -> new Match.Unknown();
            case 1 -> new Match.Found(found.getFirst());
            default -> new Match.Ambiguous(found.stream().map(Item::name).toList());
        };
    }

    private List<Item> among(Collection<Entry> entries) {
        List<Item> items = new ArrayList<>();
        for (Entry each : entries) {
            if (each.versions().has(version)) {
                items.add(new Item(each, version));
            }
        }
        return List.copyOf(items);
    }
}
