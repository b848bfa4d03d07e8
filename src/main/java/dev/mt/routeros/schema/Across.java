package dev.mt.routeros.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A menu, command or argument as several versions have it: looking it up once serves all of them, where {@link Item} is of
 * one version. Immutable.
 */
public final class Across {
    /** Arguments of commands that change rows, but are no properties of rows. */
    private static final Set<String> NO_PROPERTIES = Set.of("numbers", "copy-from", "place-before");

    private static final List<String> PROPERTIES_OF = List.of("add", "set", "reset");

    private final Entry entry;
    private final VersionSet asked;
    private final VersionSet having;

    private Across(Entry entry, VersionSet asked, VersionSet having) {
        this.entry = entry;
        this.asked = asked;
        this.having = having;
    }

    /** What all the versions that are asked for have. */
    static Across of(Entry entry, VersionSet asked) {
        return new Across(entry, asked, asked);
    }

    /** The child that has exactly this name in any of the versions. */
    public Optional<Across> child(String name) {
        Entry child = entry.children().get(name);
        if (child == null) {
            return Optional.empty();
        }
        VersionSet both = child.versions().and(having);
        return both.isEmpty() ? Optional.empty() : Optional.of(new Across(child, asked, both));
    }

    /** The menu or command below whose names in full are these. */
    public Optional<Across> exact(List<String> path) {
        Across at = this;
        for (String name : path) {
            Optional<Across> child = at.child(name);
            if (child.isEmpty()) {
                return child;
            }
            at = child.get();
        }
        return Optional.of(at);
    }

    /**
     * The properties of a menu's rows that commands can set in any of the versions: the arguments of {@code add}, {@code
     * set} and {@code reset}. Properties that can only be read are in no schema.
     */
    public SortedSet<String> properties() {
        TreeSet<String> names = new TreeSet<>();
        for (String command : PROPERTIES_OF) {
            child(command).ifPresent(found -> found.begun("").forEach(each -> names.add(each.name())));
        }
        names.removeAll(NO_PROPERTIES);
        return names;
    }

    /** Whether a word is a property, or the beginning of one. */
    boolean beginsProperty(String word) {
        return PROPERTIES_OF.stream()
                .flatMap(command -> child(command).stream())
                .flatMap(found -> found.begun(word).stream())
                .anyMatch(property -> !NO_PROPERTIES.contains(property.name()));
    }

    /** The children whose names a word is, or begins. */
    private List<Entry> begun(String word) {
        List<Entry> begun = new ArrayList<>();
        for (Entry each : entry.children().tailMap(word).values()) {
            if (!each.name().startsWith(word)) {
                break;
            }
            if (!each.versions().and(having).isEmpty()) {
                begun.add(each);
            }
        }
        return begun;
    }

    /** Whether a version has it, which is one of those that were asked for. */
    public boolean isIn(Schema schema) {
        return having.has(schema.index());
    }

    /** Whether all versions that were asked for have it. */
    public boolean isInAll() {
        return having.equals(asked);
    }

    /** As the newest version has it that does. */
    Item newest() {
        return new Item(entry, having.newest());
    }

    /**
     * The child that a word stands for: a name in full goes before the beginning of a longer one, and otherwise a newer
     * version before an older one.
     */
    Optional<Item> meant(String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        Optional<Across> exact = child(word);
        if (exact.isPresent()) {
            return exact.map(Across::newest);
        }
        List<Entry> begun = begun(word);
        if (begun.size() < 2) {
            return begun.stream()
                    .findFirst()
                    .map(only -> new Item(only, only.versions().and(having).newest()));
        }
        for (int version = having.newest(); version >= 0; version--) {
            if (having.has(version)) {
                Optional<Item> only = new Item(entry, version).match(word).found();
                if (only.isPresent()) {
                    return only;
                }
            }
        }
        return Optional.empty();
    }
}
