package dev.mt.routeros.simulator.net;

import java.time.Duration;
import java.util.Objects;

/**
 * The answer to a request.
 *
 * @param status such as 200
 * @param headers what the server said
 * @param body whole
 * @param took how long the router waited for it, in its own time
 */
public record Response(int status, Headers headers, Body body, Duration took) {
    public Response {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("not a status: " + status);
        }
        Objects.requireNonNull(headers, "headers is null");
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(took, "took is null");
    }

    /** An answer that came at once. */
    public static Response of(int status, Headers headers, Body body) {
        return new Response(status, headers, body, Duration.ZERO);
    }

    /** An answer of text, with its type. */
    public static Response of(int status, String type, String text) {
        return of(status, Headers.of("Content-Type", type), Body.of(text));
    }

    /** The same, after this time. */
    public Response after(Duration duration) {
        return new Response(status, headers, body, duration);
    }

    /** The words that belong to a status (RFC 9110, section 15), as RouterOS writes them into errors. */
    public String reason() {
        return Reasons.of(status);
    }
}
