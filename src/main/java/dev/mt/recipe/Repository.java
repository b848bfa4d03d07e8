package dev.mt.recipe;

import dev.mt.core.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The checkout: where everything that decides the image's bytes is found.
 *
 * @param root the folder with {@code image/}
 */
public record Repository(Path root) {
    public Repository {
        Objects.requireNonNull(root, "root is null");
        root = root.toAbsolutePath().normalize();
        if (!Files.isRegularFile(root.resolve("image/image.toml"))) {
            throw Failure.of(
                    "there is no image/image.toml in " + root, "run ./mt of a whole checkout of the repository");
        }
    }

    /** A file or folder of {@code image/}. */
    public Path image(String path) {
        return root.resolve("image").resolve(path);
    }
}
