package dev.mt.recipe.step;

import dev.mt.core.process.CommandRunner;
import dev.mt.core.process.TestingCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A build with a cache, and all that its listener was told. */
public final class TestingWorkshop implements AutoCloseable {
    private final Path root;
    private final Workshop workshop;
    private final List<StepEvent> events = new ArrayList<>();

    public TestingWorkshop(Path root) {
        this(root, new TestingCommandRunner(), 2);
    }

    public TestingWorkshop(Path root, CommandRunner commands, int atOnce) {
        this.root = root;
        this.workshop = new Workshop(new CacheFolder(root), commands, this::told, atOnce);
    }

    private void told(StepEvent event) {
        synchronized (events) {
            events.add(event);
        }
    }

    public List<Path> finish(Step... steps) {
        return workshop.finish(List.of(steps));
    }

    /** Does steps in a build of their own, which ends. */
    public static List<Path> build(Path root, Step... steps) {
        try (TestingWorkshop build = new TestingWorkshop(root)) {
            return build.finish(steps);
        }
    }

    /** The entry of the cache that a result belongs to. */
    public static Path entry(Path result) {
        return Objects.requireNonNull(result.getParent());
    }

    public Workshop workshop() {
        return workshop;
    }

    /** {@code Began slow}, and so on. */
    public List<String> events() {
        synchronized (events) {
            return events.stream()
                    .map(event -> event.getClass().getSimpleName() + " "
                            + event.step().title())
                    .toList();
        }
    }

    public <E extends StepEvent> List<E> events(Class<E> type) {
        synchronized (events) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    public StepRecord record(Step step) {
        return workshop.records().stream()
                .filter(record ->
                        record.name().equals(step.name()) && record.platform().equals(step.platform()))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the steps that have a result in a cache. */
    public static List<String> results(Path root) {
        return names(root.resolve("steps")).stream()
                .map(name -> name.substring(0, name.lastIndexOf('-')))
                .toList();
    }

    /** What is unfinished in a cache. */
    public static List<String> unfinished(Path root) {
        return names(root.resolve("work"));
    }

    private static List<String> names(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path root() {
        return root;
    }

    @Override
    public void close() {
        workshop.close();
    }
}
