package dev.mt.recipe.step;

import dev.mt.core.process.Command;
import dev.mt.core.process.CommandResult;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one running step has. */
record StepWork(
        Step step,
        Path output,
        Path scratch,
        Map<Step, Path> results,
        Map<Step, StepKey> keys,
        CommandRunner commands,
        StepEvent.Listener listener,
        Stopwatch programs,
        Stopwatch transfers)
        implements Work {
    StepWork(
            Step step,
            Path output,
            Path scratch,
            Map<Step, Path> results,
            Map<Step, StepKey> keys,
            CommandRunner commands,
            StepEvent.Listener listener) {
        this(step, output, scratch, results, keys, commands, listener, new Stopwatch(), new Stopwatch());
    }

    @Override
    public Path result(Step needed) {
        return known(results.get(needed), needed);
    }

    @Override
    public StepKey identity(Step needed) {
        return known(keys.get(needed), needed);
    }

    private <T> T known(@Nullable T found, Step needed) {
        if (found == null) {
            throw new IllegalStateException(step.title() + " reads " + needed.title() + " but does not need it");
        }
        return found;
    }

    @Override
    public CommandResult run(Command command, Consumer<String> line) {
        long start = System.nanoTime();
        try {
            return commands.run(command, line);
        } finally {
            programs.addSince(start);
        }
    }

    @Override
    public <T> T transferring(Transfer<T> transfer) throws IOException {
        long start = System.nanoTime();
        Duration before = programs.total();
        try {
            return transfer.fetch();
        } finally {
            transfers.addSince(start);
            programs.resetTo(before); // a program that fetches is a transfer, not a compiler
        }
    }

    @Override
    public void progress(long done, long total, String what) {
        listener.on(new StepEvent.Advanced(step, done, total, what));
    }
}
