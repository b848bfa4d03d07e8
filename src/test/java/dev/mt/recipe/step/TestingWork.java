package dev.mt.recipe.step;

import dev.mt.core.Digest;
import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What a step has when a test runs it by itself. */
public final class TestingWork implements Work {
    private final Path output;
    private final Path scratch;
    private final CommandRunner commands;
    private final Map<Step, Path> results = new LinkedHashMap<>();
    private final List<String> said = new ArrayList<>();

    public TestingWork(Path folder, CommandRunner commands) throws IOException {
        this.output = Files.createDirectories(folder.resolve("output"));
        this.scratch = Files.createDirectories(folder.resolve("scratch"));
        this.commands = commands;
    }

    public TestingWork with(Step step, Path result) {
        results.put(step, result);
        return this;
    }

    /** The key that a step has by itself. */
    public static StepKey key(Step step) throws IOException {
        StepKey.Builder key = new StepKey.Builder();
        step.describe(key);
        return key.build();
    }

    /** What was said of the progress: {@code 1/2 packages}. */
    public List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public Path output() {
        return output;
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public Path result(Step needed) {
        return Objects.requireNonNull(results.get(needed), needed.title());
    }

    @Override
    public StepKey identity(Step needed) {
        return new StepKey(Digest.of(needed.title()));
    }

    @Override
    public CommandResult run(Command command, Consumer<String> line) {
        return commands.run(command, line);
    }

    @Override
    public <T> T transferring(Transfer<T> transfer) throws IOException {
        return transfer.fetch();
    }

    @Override
    public void progress(long done, long total, String what) {
        said.add("%d/%d %s".formatted(done, total, what));
    }
}
