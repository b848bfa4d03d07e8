package dev.mt.release.git;

import dev.mt.core.process.ProcessRunner;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that is pushed to, and clones of it, by the real git. */
public record TestingGit(Path folder) {
    /** Nobody's configuration but this. */
    private static Map<String, String> environment() {
        return Map.of(
                "PATH", System.getenv().getOrDefault("PATH", ""),
                "HOME", "/nonexistent",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Somebody",
                "GIT_AUTHOR_EMAIL", "somebody@example.org",
                "GIT_COMMITTER_NAME", "Somebody",
                "GIT_COMMITTER_EMAIL", "somebody@example.org");
    }

    /** A bare repository {@code origin} with one commit. */
    public static TestingGit in(Path folder) throws IOException {
        TestingPrograms.require("git");
        TestingGit git = new TestingGit(folder);
        git.run(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin");
        git.run(folder, "clone", "--quiet", "origin", "first");
        git.commit("first", "image/image.toml", "");
        return git;
    }

    /** A clone of it. */
    public GitRepository clone(String name, String... options) {
        Path place = folder.resolve(name);
        if (!Files.exists(place)) {
            List<String> words = new ArrayList<>(List.of("clone", "--quiet"));
            words.addAll(List.of(options));
            words.addAll(List.of(folder.resolve("origin").toUri().toString(), name));
            run(folder, words.toArray(String[]::new));
        }
        return new GitRepository(place, environment(), new ProcessRunner());
    }

    /** Commits a file in a clone, and pushes it. */
    public void commit(String clone, String file, String content) throws IOException {
        Path place = folder.resolve(clone);
        Path path = place.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        run(place, "add", file);
        run(place, "commit", "--quiet", "--message", "change " + file);
        run(place, "push", "--quiet", "origin", "HEAD:main");
    }

    public String run(Path where, String... arguments) {
        List<String> words = new ArrayList<>(List.of("env", "-i"));
        environment().forEach((name, value) -> words.add(name + "=" + value));
        words.add("git");
        words.addAll(List.of(arguments));
        return TestingPrograms.run(where, words.toArray(String[]::new));
    }
}
