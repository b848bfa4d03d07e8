package dev.mt.routeros.simulator.net;

/** A server in memory: gives an answer to each request that reaches it. */
@FunctionalInterface
public interface Server {
    /** The answer; how long it took is added by the line, unless the answer says so itself. */
    Response answer(Request request);
}
