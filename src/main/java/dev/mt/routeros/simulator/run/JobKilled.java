package dev.mt.routeros.simulator.run;

/** Ends a job from outside: power lost, or the job removed. Scripts cannot catch it, and nothing else should. */
public final class JobKilled extends Error {
    private static final long serialVersionUID = 1L;

    JobKilled(String job) {
        super("the job '" + job + "' was ended from outside", null, false, false);
    }
}
