package dev.mt.routeros.simulator.fault;

import java.util.ArrayList;
import java.util.List;

/** Counts a router's operations, and lets faults strike. */
public final class Operations {
    private final Victim victim;
    private final List<Operation> done = new ArrayList<>();
    private Faults faults = Faults.NONE;
    private int count;
    private boolean recording;
    private boolean striking;

    /** Nothing done yet, nothing goes wrong. */
    public Operations(Victim victim) {
        this.victim = victim;
    }

    /** From now on these go wrong. */
    public void set(Faults next) {
        faults = next;
    }

    /** From now on operations are kept for {@link #done}. */
    public void record() {
        recording = true;
        done.clear();
    }

    /** What was recorded. */
    public List<Operation> done() {
        return List.copyOf(done);
    }

    /** How many operations there were. */
    public int count() {
        return count;
    }

    /**
     * Stands before each operation. What faults do may end the job that is about to carry it out; then this does not
     * return. The doings of a fault itself, such as a meddling operator's, are counted but not struck.
     */
    public void step(Operation.Kind kind, String what) {
        count++;
        Operation operation = new Operation(count, kind, what);
        if (recording) {
            done.add(operation);
        }
        if (striking) {
            return;
        }
        striking = true;
        try {
            for (Fault fault : faults.before(operation)) {
                fault.strike(victim);
            }
        } finally {
            striking = false;
        }
    }
}
