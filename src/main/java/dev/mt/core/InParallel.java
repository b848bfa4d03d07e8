package dev.mt.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same to several things, as many at a time as there are processors. */
public final class InParallel {
    private InParallel() {}

    /** Waits for all, and throws what the first in the list that failed threw. */
    public static <T> void each(List<T> things, Consumer<T> task) {
        if (things.isEmpty()) {
            return;
        }
        int most = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        int threads = Math.min(most, things.size());
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            things.forEach(thing -> futures.add(executor.submit(() -> task.accept(thing))));
            try {
                for (Future<?> future : futures) {
                    future.get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw unwrapped(e);
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw Failure.cancelled("the work");
            }
        }
    }

    static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException cause -> cause;
            case Error cause -> throw cause;
            case null, default -> new IllegalStateException(e);
        };
    }
}
