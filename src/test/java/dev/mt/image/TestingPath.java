package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Folders for PATH. */
final class TestingPath {
    private TestingPath() {}

    /**
     * A folder with links to all programs that PATH has, except some.
     *
     * @param missing the names of those, with {@code *} for anything
     */
    static Path without(String missing) {
        Path folder = TestingMachine.folder("path");
        List<String> places = List.of(Optional.ofNullable(System.getenv("PATH"))
                .orElse("/usr/bin:/bin")
                .split(":", -1));
        for (String place : places) {
            if (Files.isDirectory(Path.of(place))) {
                TestingPrograms.tryRun(folder, "sh", "-c", "ln -s \"$1\"/* . 2> /dev/null", "sh", place);
            }
        }
        try (DirectoryStream<Path> gone = Files.newDirectoryStream(folder, missing)) {
            for (Path link : gone) {
                Files.delete(link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
