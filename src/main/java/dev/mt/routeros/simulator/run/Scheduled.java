package dev.mt.routeros.simulator.run;

/** Something that will happen at a time, unless it is cancelled before. */
public interface Scheduled {
    /** When, in milliseconds of the timeline. */
    long atMillis();

    /** Lets it not happen; nothing if it has happened or was cancelled. */
    void cancel();

    /** Whether it is still to come. */
    boolean isPending();
}
