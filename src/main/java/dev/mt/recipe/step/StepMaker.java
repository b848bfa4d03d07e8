package dev.mt.recipe.step;

import dev.mt.core.Causes;
import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import dev.mt.core.process.CommandRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Does one step with a known key, or takes it from the cache. */
final class StepMaker {
    private final Step step;
    private final StepKey key;
    private final CacheFolder cache;
    private final CommandRunner commands;
    private final StepEvent.Listener listener;
    private final Supplier<WorkFolder> work;
    private final Path place;

    StepMaker(
            Step step,
            StepKey key,
            CacheFolder cache,
            CommandRunner commands,
            StepEvent.Listener listener,
            Supplier<WorkFolder> work) {
        this.step = step;
        this.key = key;
        this.cache = cache;
        this.commands = commands;
        this.listener = listener;
        this.work = work;
        this.place = StoredResult.place(cache, step, key);
    }

    /** A result and what is to be told of it. */
    record Made(StoredResult stored, StepRecord record) {}

    /** The result in the cache, if it is there. */
    Optional<Made> reuse() throws IOException {
        return StoredResult.read(place).map(stored -> {
            listener.on(new StepEvent.Reused(step));
            return new Made(stored, unmade(step, key, StepRecord.Origin.CACHED, stored.output()));
        });
    }

    static StepRecord unmade(Step step, StepKey key, StepRecord.Origin origin, Digest output) {
        return new StepRecord(
                step.name(), step.platform(), key, output, origin, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** Does the step, unless another process does so meanwhile. */
    Made make(Map<Step, Path> results, Map<Step, StepKey> keys, Semaphore heavy) {
        try (StepLock _ = StepLock.acquire(cache, place, holder -> listener.on(new StepEvent.Waits(step, holder)))) {
            // Also without having waited: another process may have finished between our first look and the lock.
            Optional<Made> meanwhile = reuse();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (!step.heavy()) {
                return makeNow(results, keys);
            }
            heavy.acquire();
            try {
                return makeNow(results, keys);
            } finally {
                heavy.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled(step.title());
        } catch (IOException e) {
            listener.on(new StepEvent.Failed(step));
            throw failure(e);
        } catch (RuntimeException e) {
            listener.on(new StepEvent.Failed(step));
            throw e;
        }
    }

    private Failure failure(IOException e) {
        String hint = Causes.isDiskFull(e)
                ? "free some space where the cache is (" + cache.root() + "), and run the same command again"
                : "";
        return Failure.of("the step " + step.title() + " failed", hint, e);
    }

    private Made makeNow(Map<Step, Path> results, Map<Step, StepKey> keys) throws IOException {
        listener.on(new StepEvent.Began(step));
        long start = System.nanoTime();
        Path folder = work.get().make(step.name());
        Path output = Files.createDirectory(folder.resolve("output"));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        StepWork stepWork = new StepWork(step, output, scratch, results, keys, commands, listener);
        step.run(stepWork);
        Digest digest = step.pinned() ? key.digest() : TreeDigest.of(output);
        WholeFile.deleteTree(scratch);
        Files.writeString(folder.resolve(StoredResult.FILE), digest + "\n", StandardCharsets.US_ASCII);
        StoredResult.delete(place);
        Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
        StepRecord record = new StepRecord(
                step.name(),
                step.platform(),
                key,
                digest,
                StepRecord.Origin.MADE,
                Duration.ofNanos(System.nanoTime() - start),
                stepWork.programs().total(),
                stepWork.transfers().total());
        listener.on(new StepEvent.Done(step, record));
        return new Made(new StoredResult(place, digest), record);
    }
}
