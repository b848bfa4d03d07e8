package dev.mt.size;

import dev.mt.core.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with each of a list, two at a time: each may hold a whole program in memory, so more would be too many. */
final class TwoAtATime {
    private TwoAtATime() {}

    /** The results in the list's order. The first that fails ends it. */
    static <A, B> List<B> map(List<A> all, Function<A, B> each) {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<B>> futures =
                    all.stream().map(a -> threads.submit(() -> each.apply(a))).toList();
            try {
                List<B> results = new ArrayList<>();
                for (Future<B> future : futures) {
                    results.add(future.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw unwrapped(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.cancelled("measuring");
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
