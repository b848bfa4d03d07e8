package dev.mt.recipe.step;

import dev.mt.core.Digest;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * A finished step in the cache: {@code output/}, and a file with the digest of what is in it.
 *
 * @param folder {@code steps/<name>-<key>}
 * @param output the digest of the output
 */
record StoredResult(Path folder, Digest output) {
    static final String FILE = "output.digest";
    private static final String OUTPUT = "output";

    /** Where the result of a step with a key is, or would be. */
    static Path place(CacheFolder cache, Step step, StepKey key) {
        String platform = step.platform().map(p -> "-" + p).orElse("");
        return cache.steps()
                .resolve(step.name() + platform + "-" + key.toString().substring(0, 24));
    }

    /** The folder with the step's files. */
    Path files() {
        return folder.resolve(OUTPUT);
    }

    /** Deletes what is at a place: first what says that it is whole, so that an interruption leaves no half result. */
    static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
        WholeFile.deleteTree(folder);
    }

    /** The result in a folder, if there is one; marks it as used. */
    static Optional<StoredResult> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isDirectory(folder.resolve(OUTPUT))) {
            return Optional.empty();
        }
        try {
            Digest digest = Digest.parse(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(new StoredResult(folder, digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not written by us: made again, and replaced
        }
    }
}
