package dev.mt.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What serves in the background until the program ends. */
final class FrontEnds implements AutoCloseable {
    /** A server. */
    @FunctionalInterface
    interface FrontEnd {
        void close();
    }

    private final Deque<FrontEnd> open = new ArrayDeque<>();

    void add(FrontEnd server) {
        open.push(server);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Waits until the program is ended from outside. */
    void serve() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last first. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
