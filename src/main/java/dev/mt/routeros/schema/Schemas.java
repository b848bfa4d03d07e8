package dev.mt.routeros.schema;

import dev.mt.core.Failure;
import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.syntax.CommandNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schemas of all versions, of which {@link Schema} is one. Immutable. */
public final class Schemas {
    private static final String RESOURCE = "schemas.txt";

    private final List<RouterOsVersion> versions;
    private final Entry root;

    Schemas(List<RouterOsVersion> versions, Entry root) {
        this.versions = List.copyOf(versions);
        this.root = root;
    }

    /** The schemas that the program carries; read once, when they are first asked for. */
    public static Schemas bundled() {
        return Bundled.SCHEMAS;
    }

    private static final class Bundled {
        static final Schemas SCHEMAS = read();

        private static Schemas read() {
            try (InputStream in = Schemas.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("the resource " + RESOURCE + " is missing");
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw Failure.of("cannot read the schemas in this program", "build it again", e);
            }
        }
    }

    /** Reads the text that {@link #text} gives. */
    static Schemas parse(String text) {
        return SchemaText.read(text);
    }

    /** All of it as text, which is the same for the same schemas. */
    public String text() {
        return SchemaText.write(this);
    }

    /** The versions that there are schemas of, oldest first. */
    public List<RouterOsVersion> versions() {
        return versions;
    }

    /**
     * The schema that tells best what a version has: its own, else that of the same line ({@code 7.20.8} for 7.20.1), else
     * that of the newest line before it ({@code 7.24} for 7.30).
     *
     * @throws Failure if the version is of another line that is older than all of these
     */
    public Schema schema(RouterOsVersion version) {
        Optional<RouterOsVersion> sameLine = versions.stream()
                .filter(each -> each.line().equals(version.line()))
                .findFirst();
        RouterOsVersion nearest = sameLine.or(
                        () -> versions.stream().filter(version::isAtLeast).reduce((older, newer) -> newer))
                .orElseThrow(() -> Failure.usage(
                        "nothing is known of RouterOS " + version,
                        "known are "
                                + versions.stream()
                                        .map(RouterOsVersion::toString)
                                        .collect(Collectors.joining(", "))));
        return new Schema(this, versions.indexOf(nearest));
    }

    /** The schema of the newest version. */
    public Schema newest() {
        return schema(versions.getLast());
    }

    /** All schemas, oldest first. */
    public List<Schema> each() {
        return versions.stream().map(this::schema).toList();
    }

    /** What words mean to any of the versions. */
    public CommandNames names() {
        return new SchemaNames(versions.getLast(), Across.of(root, all()));
    }

    /** The menu that all others are in, as these versions have it. */
    public Across across(List<Schema> some) {
        VersionSet asked =
                some.stream().map(schema -> VersionSet.only(schema.index())).reduce(VersionSet.NONE, VersionSet::or);
        return Across.of(root, asked);
    }

    /** The versions that have a menu, command or argument of this path (names in full), oldest first; maybe none. */
    public List<RouterOsVersion> versionsWith(List<String> path) {
        Entry entry = root;
        for (String name : path) {
            Entry child = entry.children().get(name);
            if (child == null) {
                return List.of();
            }
            entry = child;
        }
        return named(entry.versions());
    }

    /** The first version that has a menu, command or argument of this path, if any has. */
    public Optional<RouterOsVersion> firstVersionWith(List<String> path) {
        return versionsWith(path).stream().findFirst();
    }

    Entry root() {
        return root;
    }

    VersionSet all() {
        return VersionSet.first(versions.size());
    }

    private List<RouterOsVersion> named(VersionSet set) {
        List<RouterOsVersion> named = new ArrayList<>();
        for (int version = 0; version < versions.size(); version++) {
            if (set.has(version)) {
                named.add(versions.get(version));
            }
        }
        return List.copyOf(named);
    }
}
