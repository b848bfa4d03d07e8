package dev.mt.routeros.simulator.net;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * One request over HTTP. Redirects are the router's business, not the network's.
 *
 * @param method such as {@code GET}
 * @param uri an absolute address of scheme http or https
 * @param headers what the router sends
 * @param body empty for most
 * @param trust which certificates are good
 * @param patience how long the router waits for an answer
 */
public record Request(String method, URI uri, Headers headers, Body body, Trust trust, Duration patience) {
    public Request {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(uri, "uri is null");
        Objects.requireNonNull(headers, "headers is null");
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(trust, "trust is null");
        Objects.requireNonNull(patience, "patience is null");
    }

    /** A GET. */
    public static Request get(URI uri, Headers headers, Trust trust, Duration patience) {
        return new Request("GET", uri, headers, Body.EMPTY, trust, patience);
    }

    /** The host's name or address, in lower case, without brackets. */
    public String host() {
        return Site.host(uri);
    }

    /** The port, by the scheme if none is written. */
    public int port() {
        return Site.port(uri);
    }
}
