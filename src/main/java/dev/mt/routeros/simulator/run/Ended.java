package dev.mt.routeros.simulator.run;

/** {@code :exit}: ends the run, through all functions. */
final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
        super(null, null, false, false);
    }
}
