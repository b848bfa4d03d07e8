package dev.mt.recipe.step;

import dev.mt.core.Digest;
import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does steps: each once, those that do not depend on each other side by side, finished ones out of the cache.
 *
 * <p>A step goes through two stages. First it is <em>identified</em>: its key is computed, and with it (pinned steps) or
 * with the stored result (others) the digest that later keys are made of. Then, if anybody reads its files, it is
 * <em>made</em>. A build in which nothing changed only identifies.
 */
public final class Workshop implements AutoCloseable {
    private final CacheFolder cache;
    private final CommandRunner commands;
    private final StepEvent.Listener listener;
    private final Semaphore heavy;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Step, FutureTask<Identity>> identities = new ConcurrentHashMap<>();
    private final Map<Step, FutureTask<Path>> made = new ConcurrentHashMap<>();
    private final Map<Step, StepRecord> records = new LinkedHashMap<>();
    private final AtomicReference<@Nullable RuntimeException> reason = new AtomicReference<>();
    private final Object workLock = new Object();
    private @Nullable WorkFolder work;

    /**
     * Opens a workshop.
     *
     * @param atOnce how many {@linkplain Step#heavy() heavy} steps run at a time
     */
    public Workshop(CacheFolder cache, CommandRunner commands, StepEvent.Listener listener, int atOnce) {
        this.cache = cache;
        this.commands = commands;
        this.listener = event -> {
            synchronized (this) {
                listener.on(event);
            }
        };
        this.heavy = new Semaphore(atOnce, true);
    }

    /** What is known of a step before its files are needed. */
    private record Identity(StepKey key, Digest output) {}

    /** Makes steps, or finds them in the cache, and returns the folders with their results in the same order. */
    public List<Path> finish(List<? extends Step> steps) {
        return all(steps, this::files);
    }

    /** What became of every step so far, in the order in which they ended. */
    public List<StepRecord> records() {
        synchronized (records) {
            return List.copyOf(records.values());
        }
    }

    /** The digest of a step's result, or its key if it is pinned; does the step if that is what it takes. */
    public Digest digest(Step step) {
        return identity(step).output();
    }

    /** Deletes results of the cache that have not been used for long. */
    public void tidy() throws IOException {
        cache.deleteUnused();
    }

    private Identity identity(Step step) {
        return await(identities.computeIfAbsent(step, s -> new FutureTask<>(() -> identify(s))));
    }

    private Path files(Step step) {
        Identity identity = identity(step);
        return await(made.computeIfAbsent(step, s -> new FutureTask<>(() -> make(s, identity.key()))));
    }

    private Identity identify(Step step) throws IOException {
        StepKey.Builder key = new StepKey.Builder().add("step", step.name());
        step.platform().ifPresent(platform -> key.add("platform", platform.id()));
        List<Identity> needed = all(step.needs(), this::identity);
        step.describe(key);
        for (int i = 0; i < needed.size(); i++) {
            key.add("needs " + step.needs().get(i).title(), needed.get(i).output());
        }
        StepKey finished = key.build();
        if (step.pinned()) {
            Identity pinned = new Identity(finished, finished.digest());
            synchronized (records) {
                records.putIfAbsent(
                        step, StepMaker.unmade(step, finished, StepRecord.Origin.NOT_NEEDED, pinned.output()));
            }
            return pinned;
        }
        FutureTask<Path> task = new FutureTask<>(() -> make(step, finished));
        made.put(step, task);
        await(task);
        return new Identity(finished, record(step).output());
    }

    private StepRecord record(Step step) {
        synchronized (records) {
            StepRecord record = records.get(step);
            if (record == null) {
                throw new IllegalStateException(step.title() + " has no record");
            }
            return record;
        }
    }

    private Path make(Step step, StepKey key) throws IOException {
        StepMaker maker = new StepMaker(step, key, cache, commands, listener, this::workFolder);
        Optional<StepMaker.Made> reused = maker.reuse();
        StepMaker.Made result = reused.isPresent() ? reused.get() : makeNow(step, maker);
        synchronized (records) {
            records.remove(step);
            records.put(step, result.record());
        }
        return result.stored().files();
    }

    private StepMaker.Made makeNow(Step step, StepMaker maker) {
        Map<Step, Path> results = new LinkedHashMap<>();
        Map<Step, StepKey> keys = new LinkedHashMap<>();
        List<Path> paths = all(step.needs(), this::files);
        for (int i = 0; i < paths.size(); i++) {
            Step needed = step.needs().get(i);
            results.put(needed, paths.get(i));
            keys.put(needed, identity(needed).key());
        }
        return maker.make(results, keys, heavy);
    }

    private WorkFolder workFolder() {
        synchronized (workLock) {
            if (work == null) {
                work = cache.newWork();
            }
            return work;
        }
    }

    /** Runs something for each step, side by side, and waits for all; the first failure is thrown. */
    private <T> List<T> all(List<? extends Step> steps, Function<Step, T> each) {
        if (steps.size() == 1) {
            return List.of(each.apply(steps.getFirst()));
        }
        List<Future<T>> futures = new ArrayList<>();
        CompletionService<T> ended = new ExecutorCompletionService<>(threads);
        for (Step step : steps) {
            futures.add(ended.submit(() -> each.apply(step)));
        }
        try {
            for (int i = 0; i < futures.size(); i++) {
                get(ended.take()); // in the order in which they end, so that the first failure ends the rest
            }
            return futures.stream().map(this::get).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("the build");
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private <T> T await(FutureTask<T> task) {
        task.run(); // does nothing if another thread runs it, or has run it
        return get(task);
    }

    private <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("the build");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw first(cause);
                case Error cause -> throw cause;
                case null -> throw new IllegalStateException(e);
                default -> throw first(Failure.of("the build failed", "", e.getCause()));
            }
        }
    }

    /** What a failure ended may be heard of before the failure itself: this is what to tell. */
    private RuntimeException first(RuntimeException cause) {
        if (!(cause instanceof Failure failure && failure.exitCode() == ExitCode.CANCELLED)) {
            reason.compareAndSet(null, cause);
        }
        RuntimeException known = reason.get();
        return known == null ? cause : known;
    }

    /** Ends what is still running, and deletes unfinished work. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        synchronized (workLock) {
            if (work != null) {
                work.close();
            }
        }
    }
}
