package dev.mt.routeros.simulator.console;

import dev.mt.routeros.simulator.router.Router;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A router that several sessions use, one command at a time, and whose time goes on at a {@link Pace}. */
public final class SharedRouter implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final Router router;
    private final Pace pace;
    private final LongSupplier wallNanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private long seenNanos;
    private volatile @Nullable RuntimeException defect;
    private @Nullable Thread ticker;

    /**
     * Takes a router over: it is closed with this.
     *
     * @param wallNanos the time outside, such as {@link System#nanoTime}
     */
    public SharedRouter(Router router, Pace pace, LongSupplier wallNanos) {
        this.router = Objects.requireNonNull(router, "router is null");
        this.pace = Objects.requireNonNull(pace, "pace is null");
        this.wallNanos = Objects.requireNonNull(wallNanos, "wallNanos is null");
        this.seenNanos = wallNanos.getAsLong();
    }

    /** Lets things happen on the router even if nobody asks it anything. */
    public SharedRouter ticking() {
        if (pace == Pace.REAL) {
            ticker = Thread.ofPlatform().daemon().name("time of the router").start(this::tick);
        }
        return this;
    }

    /** How its time goes on. */
    public Pace pace() {
        return pace;
    }

    /** Does something with the router while nobody else does, at the time that it should be there. */
    public <T> T use(Function<Router, T> doing) {
        lock.lock();
        try {
            RuntimeException seen = defect;
            if (seen != null) {
                throw seen;
            }
            catchUp();
            return doing.apply(router);
        } finally {
            seenNanos = wallNanos.getAsLong();
            lock.unlock();
        }
    }

    private void tick() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
                use(Router::isOn);
            }
        } catch (InterruptedException e) {
            // The router is being closed.
        } catch (RuntimeException e) {
            defect = e; // whoever uses the router next is told
        }
    }

    private void catchUp() {
        long passed = wallNanos.getAsLong() - seenNanos;
        if (pace == Pace.REAL && passed > 0) {
            router.pass(Duration.ofNanos(passed));
        }
    }

    @Override
    public void close() {
        if (ticker != null) {
            ticker.interrupt();
        }
        lock.lock();
        try {
            router.close();
        } finally {
            lock.unlock();
        }
    }
}
