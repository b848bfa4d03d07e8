package dev.mt.routeros.simulator.fault;

import java.time.Duration;

/** A router, as far as faults can do something to it. */
public interface Victim {
    /**
     * Takes the power away, and gives it back after a time. What runs on the router ends at once: this does not return to a
     * script.
     */
    void losePower(Duration off);

    /** What is wrong in its world. */
    Conditions conditions();

    /** Lets its clock stand at 1970 until it is set by the network again. */
    void loseClock();

    /** Lets somebody type a line on another console at this moment. What comes of it is not looked at. */
    void operator(String line);
}
