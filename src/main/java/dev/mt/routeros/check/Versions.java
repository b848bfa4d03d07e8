package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Across;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.schema.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The versions that a script is checked for, and all others, to say what exists elsewhere. */
final class Versions {
    private final Schemas schemas;
    private final List<Schema> asked;
    private final Across root;
    private final Map<List<String>, Set<String>> properties = new ConcurrentHashMap<>();
    private final Map<List<String>, Optional<String>> existence = new ConcurrentHashMap<>();

    /**
     * With schemas of all versions, and of some.
     *
     * @param asked those to check for, ascending, not empty
     */
    Versions(Schemas schemas, List<Schema> asked) {
        this.schemas = schemas;
        this.asked = List.copyOf(asked);
        this.root = schemas.across(asked);
    }

    Schemas schemas() {
        return schemas;
    }

    List<Schema> asked() {
        return asked;
    }

    List<RouterOsVersion> all() {
        return schemas.versions();
    }

    /** A menu or command, as the versions have it that are checked for. */
    Optional<Across> exact(List<String> path) {
        return root.exact(path);
    }

    /** The properties that commands can set in a menu of any version that is checked for. */
    Set<String> properties(List<String> menu) {
        return properties.computeIfAbsent(
                menu, path -> exact(path).<Set<String>>map(Across::properties).orElse(Set.of()));
    }

    /** Whether any version at all has something. */
    boolean exists(List<String> menu, String... names) {
        return !schemas.versionsWith(path(menu, names)).isEmpty();
    }

    /** The versions that have something, in words: {@code since 7.21}; empty if none has it. */
    Optional<String> existence(List<String> menu, String... names) {
        return existence.computeIfAbsent(path(menu, names), path -> {
            List<RouterOsVersion> having = schemas.versionsWith(path);
            return having.isEmpty() ? Optional.empty() : Optional.of(VersionRanges.existence(having, all()));
        });
    }

    private static List<String> path(List<String> menu, String... names) {
        return Stream.concat(menu.stream(), Stream.of(names)).toList();
    }
}
