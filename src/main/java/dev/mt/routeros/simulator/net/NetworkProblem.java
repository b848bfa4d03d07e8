package dev.mt.routeros.simulator.net;

import java.time.Duration;

/** Why no answer came. */
public final class NetworkProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kinds there are. */
    public enum Kind {
        /** No address for the name. */
        RESOLVING,
        /** Nobody answers. */
        TIMEOUT,
        /** Nobody listens there. */
        REFUSED,
        /** There is no way there. */
        UNREACHABLE,
        /** It ended in the middle. */
        CLOSED,
        /** The server's certificate is none that the router takes. */
        CERTIFICATE
    }

    private final Kind kind;
    private final transient Duration took;

    /**
     * @param detail for people
     * @param took how long the router tried, in its own time
     */
    public NetworkProblem(Kind kind, String detail, Duration took) {
        super(detail);
        this.kind = kind;
        this.took = took;
    }

    /** What kind it is. */
    public Kind kind() {
        return kind;
    }

    /** How long the router tried. */
    public Duration took() {
        return took;
    }
}
