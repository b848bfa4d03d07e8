package dev.mt.recipe.pins;

import dev.mt.core.Failure;
import dev.mt.core.toml.TomlTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A small change to a file of another project: a text that stands there exactly once, and what stands there instead.
 *
 * @param file the file's path in the other project
 * @param reason why, for readers
 * @param find the text to find
 * @param replace the text that takes its place
 */
public record Edit(String file, String reason, String find, String replace) {
    public Edit {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(reason, "reason is null");
        Objects.requireNonNull(find, "find is null");
        Objects.requireNonNull(replace, "replace is null");
        if (find.isEmpty() || find.equals(replace)) {
            throw new IllegalArgumentException("an edit of " + file + " that changes nothing");
        }
    }

    /** Reads the edits of a file. */
    public static List<Edit> read(Path file) {
        return TomlTable.read(file).only("edit").tables("edit").stream()
                .map(table -> table.only("file", "reason", "find", "replace"))
                .map(Edit::read)
                .toList();
    }

    private static Edit read(TomlTable table) {
        String find = table.string("find");
        String replace = table.string("replace");
        if (find.isEmpty() || find.equals(replace)) {
            throw table.refused("find", "changes nothing in " + table.string("file"), "take the edit away, or mend it");
        }
        return new Edit(table.string("file"), table.string("reason"), find, replace);
    }

    /**
     * The text with the change.
     *
     * @param version what the text is of, for the message
     * @throws Failure if the text to find does not stand there exactly once
     */
    public String apply(String text, String version) {
        int first = text.indexOf(find);
        if (first < 0) {
            throw refused("does not match " + version + ": its text is not there", version);
        }
        if (text.indexOf(find, first + 1) >= 0) {
            throw refused("matches " + version + " more than once", version);
        }
        return text.substring(0, first) + replace + text.substring(first + find.length());
    }

    private Failure refused(String why, String version) {
        return Failure.of(
                "the edit of %s %s".formatted(file, why),
                "look at what %s has there now, and mend the edit in image/tailscale/edits.toml; it is for: %s"
                        .formatted(version, reason));
    }
}
