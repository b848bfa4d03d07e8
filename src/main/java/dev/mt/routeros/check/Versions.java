package dev.mt.routeros.check;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.schema.Schema;
import dev.mt.routeros.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions that a script is checked for, and all others, to say what exists elsewhere.
 *
 * @param schemas of all versions
 * @param asked those to check for, ascending, not empty
 */
record Versions(Schemas schemas, List<Schema> asked) {
    Versions {
        asked = List.copyOf(asked);
    }

    List<RouterOsVersion> all() {
        return schemas.versions();
    }

    /** The versions that have something, in words: {@code since 7.21}; empty if none has it. */
    Optional<String> existence(List<String> menu, String... names) {
        List<RouterOsVersion> having = schemas.versionsWith(
                Stream.concat(menu.stream(), Stream.of(names)).toList());
        return having.isEmpty() ? Optional.empty() : Optional.of(VersionRanges.existence(having, all()));
    }

    Schema newest() {
        return asked.getLast();
    }
}
