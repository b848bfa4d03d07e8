package dev.mt.routeros.simulator.run;

import java.util.concurrent.Semaphore;

/** The right of a waiting party of a {@link Timeline} to go on. */
class Turn {
    private final Semaphore semaphore = new Semaphore(0);

    /** Whether its time has come. */
    boolean ready;

    /** Whether nothing was left that could have made its time come. */
    boolean stuck;

    /** Whether a thread waits in {@link #await}, or is about to. */
    boolean hasThread;

    /** Lets the party's thread go on. */
    void give() {
        semaphore.release();
    }

    /** Waits, in real time, until it is given. */
    final void await() {
        semaphore.acquireUninterruptibly();
    }

    /** The turn of the thread that drives a timeline from outside. */
    static Turn ofDriver() {
        Turn turn = new Turn();
        turn.hasThread = true;
        return turn;
    }
}
