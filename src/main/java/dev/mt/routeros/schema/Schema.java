package dev.mt.routeros.schema;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.CommandNames;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** What one version of RouterOS has. Immutable. */
public final class Schema {
    private final Schemas schemas;
    private final int version;

    Schema(Schemas schemas, int version) {
        this.schemas = schemas;
        this.version = version;
    }

    /** The version that this is the schema of. */
    public RouterOsVersion version() {
        return schemas.versions().get(version);
    }

    /** Its place among all versions, from the oldest. */
    int index() {
        return version;
    }

    /** The menu that all others are in; its commands are those written with a colon, such as {@code :put}. */
    public Item root() {
        return new Item(schemas.root(), version);
    }

    /** The menu, command or argument of a path, each word of which may be the beginning of one name only. */
    public Optional<Item> find(List<String> path) {
        Optional<Item> item = Optional.of(root());
        for (String word : path) {
            item = item.flatMap(parent -> parent.match(word).found());
        }
        return item;
    }

    /** The menu or command whose names in full are these. */
    public Optional<Item> exact(List<String> path) {
        Optional<Item> item = Optional.of(root());
        for (String name : path) {
            item = item.flatMap(parent -> parent.child(name));
        }
        return item;
    }

    /** What words mean to this version. */
    public CommandNames names() {
        return new SchemaNames(version(), schemas.across(List.of(this)));
    }

    /**
     * Whether a menu, or one that it is in, is only on some boards. Nothing is known of such menus, and the schema does not
     * have them.
     */
    public static boolean isOnSomeBoards(List<String> menu) {
        return BoardMenus.covers(menu);
    }

    /** Whether an argument is only on some boards; the schema does not have it. */
    public static boolean isOnSomeBoards(List<String> menu, String argument) {
        return BoardMenus.mayHave(menu, argument);
    }

    /**
     * The properties of a menu's rows that commands can set: the arguments of {@code add}, {@code set} and {@code reset}.
     * Properties that can only be read are in no schema.
     */
    public SortedSet<String> properties(Item menu) {
        return menu.across().properties();
    }

    /** Whether a word is such a property, or the beginning of one. */
    public boolean beginsProperty(Item menu, String word) {
        return menu.across().beginsProperty(word);
    }

    @Override
    public String toString() {
        return "schema of " + version();
    }
}
