package dev.mt.registry;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {
    /** Really waits. */
    Sleeper REAL = Thread::sleep;

    void sleep(Duration time) throws InterruptedException;
}
