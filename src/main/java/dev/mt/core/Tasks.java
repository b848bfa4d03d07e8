package dev.mt.core;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tasks that mostly wait for a server, several at a time. Each begins as soon as those that it needs are done, so that
 * nothing waits for what it does not need. When one fails, {@link #result} fails as it did, whatever it waits for, and
 * nothing new begins after {@link #close}.
 */
public final class Tasks implements AutoCloseable {
    /** More than there are processors, since they wait. */
    private static final int MOST = 8;

    private final ExecutorService threads;
    private final CompletableFuture<Object> failure = new CompletableFuture<>();

    /** Begins nothing yet. */
    public Tasks() {
        this(MOST);
    }

    Tasks(int most) {
        threads = Executors.newFixedThreadPool(most);
    }

    /** Something that is done sooner or later. */
    public static final class Task<T> {
        final CompletableFuture<T> future; // not private: a wildcard could not reach it

        private Task(CompletableFuture<T> future) {
            this.future = future;
        }

        /** What came of it: for a task that needs it, and so begins after it. */
        public T value() {
            return future.join();
        }
    }

    /** Begins at once, or when a thread is free. */
    public <T> Task<T> begin(Supplier<T> work) {
        return after(List.of(), work);
    }

    /** Begins when others are done. */
    public <T> Task<T> after(Collection<? extends Task<?>> needed, Supplier<T> work) {
        CompletableFuture<?>[] all = needed.stream().map(task -> task.future).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<T> future = CompletableFuture.allOf(all).thenApplyAsync(done -> work.get(), threads);
        return new Task<>(future.whenComplete((value, thrown) -> {
            if (thrown != null) {
                failure.completeExceptionally(thrown);
            }
        }));
    }

    /** Begins when others are done; there is nothing that comes of it. */
    public Task<Boolean> doAfter(Collection<? extends Task<?>> needed, Runnable work) {
        return after(needed, () -> {
            work.run();
            return true;
        });
    }

    /**
     * Waits for a task.
     *
     * @throws RuntimeException what the first task that failed threw, this one or another
     */
    public <T> T result(Task<T> task) {
        try {
            CompletableFuture.anyOf(task.future, failure).get();
            return task.value();
        } catch (ExecutionException e) {
            throw InParallel.unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("the work");
        }
    }

    /** Waits for several. */
    public void await(Collection<? extends Task<?>> tasks) {
        tasks.forEach(this::result);
    }

    /** Stops what still runs, and waits until it has. */
    @Override
    public void close() {
        failure.completeExceptionally(new CancellationException("closed"));
        threads.shutdownNow();
        threads.close();
    }
}
