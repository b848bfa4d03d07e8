package dev.mt.image;

import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A cache of finished build steps of a test's own.
 *
 * @param folder what MT_CACHE names
 */
record TestingCache(Path folder) {
    private static final AtomicReference<Path> TOOLS = new AtomicReference<>();

    /** One with nothing in it. */
    static TestingCache empty() {
        return new TestingCache(TestingMachine.folder("cache"));
    }

    /**
     * One with the results that a build of the amd64 image found in the user's own cache, except those of some steps. Results
     * are never written to again, so they may share their bytes. What compilers keep for themselves is copied once, and used by
     * all such caches, one after the other, as it is by all builds of a user.
     *
     * @param omitted names of steps, as {@code ./mt build --json} has them
     */
    static TestingCache without(String... omitted) {
        Path users = users();
        TestingBuild build = TestingBuild.of(TestingCheckout.ours()
                .mt(
                        Map.of(),
                        "build",
                        "amd64",
                        "--tar",
                        "--json",
                        "--out",
                        TestingMachine.folder("out").toString()));
        TestingCache cache = empty();
        try {
            Path steps = Files.createDirectories(cache.folder.resolve("steps"));
            Files.createSymbolicLink(cache.folder.resolve("tools"), tools(users));
            List<String> words = new ArrayList<>(List.of("cp", "-al", "-t", steps.toString()));
            try (DirectoryStream<Path> results = Files.newDirectoryStream(users.resolve("steps"))) {
                for (Path result : results) {
                    String name = result.getFileName().toString();
                    if (build.steps().stream()
                            .filter(step -> !List.of(omitted).contains(step.name()))
                            .anyMatch(step ->
                                    name.startsWith(step.name()) && step.key().contains(keyIn(name)))) {
                        words.add(result.toString());
                    }
                }
            }
            TestingPrograms.run(steps, words.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cache;
    }

    private static String keyIn(String name) {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    private static Path tools(Path users) {
        Path known = TOOLS.get();
        if (known == null) {
            known = TestingMachine.folder("tools");
            Path compilers = users.resolve("tools/zig");
            if (Files.exists(compilers)) {
                TestingPrograms.run(known, "cp", "-a", compilers.toString(), known.toString());
            }
            TOOLS.set(known);
        }
        return known;
    }

    /** The cache of whoever runs the tests, as {@code ./mt} finds it. */
    private static Path users() {
        return variable("MT_CACHE")
                .or(() -> variable("XDG_CACHE_HOME").map(folder -> folder.resolve("mikrotik-tailscale")))
                .or(() -> variable("HOME").map(folder -> folder.resolve(".cache/mikrotik-tailscale")))
                .orElseThrow();
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Takes away the results of some steps. */
    void forget(String... names) {
        for (String name : names) {
            TestingPrograms.run(folder, "sh", "-c", "rm -rf steps/\"$1\"-*", "sh", name);
        }
    }

    /**
     * Lets a minute pass for what builds have left of unfinished work: the next build leaves young folders alone, since their
     * builds may just be beginning.
     */
    void age() {
        TestingPrograms.run(
                folder,
                "find",
                "work",
                "-mindepth",
                "1",
                "-maxdepth",
                "1",
                "-exec",
                "touch",
                "-d",
                "1 minute ago",
                "{}",
                "+");
    }

    /** The variable that makes a build use it. */
    Map<String, String> variable() {
        return Map.of("MT_CACHE", folder.toString());
    }

    /** What a build has left of unfinished work. */
    List<String> unfinished() {
        Path work = folder.resolve("work");
        if (!Files.exists(work)) {
            return List.of();
        }
        return TestingPrograms.run(work, "find", ".", "-mindepth", "1").lines().toList();
    }
}
