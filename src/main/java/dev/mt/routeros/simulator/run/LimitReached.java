package dev.mt.routeros.simulator.run;

/** A run used up its steps: a script that does not come to an end. Scripts cannot catch it. */
public final class LimitReached extends Error {
    private static final long serialVersionUID = 1L;

    LimitReached(String job, long steps) {
        super("'" + job + "' did not come to an end within " + steps + " steps", null, false, false);
    }
}
