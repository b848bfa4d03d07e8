package dev.mt.routeros.simulator.run;

import java.util.Optional;

/** A piece of work in virtual time: a script, a run of the scheduler, a session of the console. */
public interface Job {
    /** A number that no other job of the timeline has. */
    long number();

    /** What it is called; what {@code :jobname} says. */
    String name();

    /** When it was started, in milliseconds of the timeline. */
    long startedMillis();

    /** Whether it has ended, in whatever way. */
    boolean isDone();

    /** What it ended by, if it did not end well: a {@link ScriptError}, {@link JobKilled}, or a defect. */
    Optional<Throwable> failure();

    /** Ends it where it waits, as {@code /system/script/job/remove} does; a job may end itself. */
    void kill();
}
