package dev.mt.proof.world;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A tree of files at one moment: of each its kind, mode, owner and content.
 *
 * @param entries by their path in the tree
 */
public record RootSnapshot(SortedMap<String, String> entries) {
    /** What is there now. */
    public static RootSnapshot of(Path root) {
        SortedMap<String, String> entries = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                entries.put("/" + root.relativize(each), describe(each));
            }
        } catch (IOException e) {
            throw Failure.of("cannot read the files below " + root, "", e);
        }
        return new RootSnapshot(entries);
    }

    private static String describe(Path file) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String owner = "%s %s".formatted(attributes.permissions(), attributes.owner());
        if (attributes.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(file);
        }
        if (attributes.isDirectory()) {
            return "folder " + owner;
        }
        return attributes.isRegularFile()
                ? "file %s %s".formatted(owner, Digest.of(Files.readAllBytes(file)))
                : "something else " + owner;
    }

    /** What is new, gone or different in a later one, as lines. */
    public Set<String> changes(RootSnapshot later) {
        Set<String> changes = new TreeSet<>();
        for (Map.Entry<String, String> before : entries.entrySet()) {
            String after = later.entries.get(before.getKey());
            if (after == null) {
                changes.add(before.getKey() + " is gone");
            } else if (!after.equals(before.getValue())) {
                changes.add("%s was %s, is %s".formatted(before.getKey(), before.getValue(), after));
            }
        }
        later.entries.keySet().stream()
                .filter(path -> !entries.containsKey(path))
                .forEach(path -> changes.add(path + " is new"));
        return changes;
    }
}
