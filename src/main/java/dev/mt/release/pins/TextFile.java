package dev.mt.release.pins;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A file of the repository, line by line.
 *
 * @param name its path below the root, with slashes
 * @param path where it is
 * @param lines what it says
 */
record TextFile(String name, Path path, List<String> lines) {
    TextFile {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(path, "path is null");
        lines = List.copyOf(lines);
    }

    static TextFile read(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        try {
            return new TextFile(name, file, Files.readAllLines(file));
        } catch (IOException e) {
            throw Failure.of("cannot read the pins in " + name, "is the repository whole?", e);
        }
    }

    /** A file beside this one; a file without lines if it is not there. */
    TextFile beside(Path root, String other) {
        Path file = path.resolveSibling(other);
        return Files.exists(file) ? read(root, file) : new TextFile(other, file, List.of());
    }

    /** The whole text. */
    String text() {
        return String.join("\n", lines);
    }

    /** The line of a position in {@link #text}. */
    Place at(int position) {
        return place((int) text().substring(0, position)
                .chars()
                .filter(each -> each == '\n')
                .count());
    }

    /** A line, counted from 0. */
    Place place(int index) {
        return new Place(name, index + 1);
    }
}
