package dev.mt.routeros.simulator.net;

/** Everything that a router can reach over its uplink. */
@FunctionalInterface
public interface Internet {
    /**
     * Sends one request and reads the whole answer. The time that it takes on the router is in the answer, not on any
     * clock: whoever calls lets the router's time pass.
     *
     * @throws NetworkProblem if no answer came
     */
    Response exchange(Request request) throws NetworkProblem;
}
