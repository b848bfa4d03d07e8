package dev.mt.registry.http;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends something that may block in any place, also where sockets have no time limit of their own, such as sending. */
final class Deadline implements AutoCloseable {
    private static final ScheduledExecutorService WATCH = watch();

    private final ScheduledFuture<?> bell;
    private volatile boolean passed;

    private static ScheduledExecutorService watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("registry patience").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /**
     * Begins to wait.
     *
     * @param end is called by another thread if this is not closed within the time
     */
    Deadline(Duration time, Runnable end) {
        bell = WATCH.schedule(
                () -> {
                    passed = true;
                    end.run();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        bell.cancel(false);
    }
}
