package dev.mt.recipe.pins;

import java.nio.file.Path;

/** The repository's own {@code image/}. */
public final class TestingImageFolder {
    private TestingImageFolder() {}

    public static Path repository() {
        return Path.of(System.getProperty("mt.home", "")).toAbsolutePath();
    }

    public static Path file(String path) {
        return repository().resolve("image").resolve(path);
    }
}
