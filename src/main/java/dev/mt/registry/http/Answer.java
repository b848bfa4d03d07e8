package dev.mt.registry.http;

import java.io.InputStream;
import java.util.Objects;

/**
 * An answer.
 *
 * @param statusCode of three digits
 * @param body what follows, which the caller closes; read to its end, its connection serves again
 */
public record Answer(int statusCode, Headers headers, InputStream body) {
    public Answer {
        if (statusCode < 100 || statusCode > 999) {
            throw new IllegalArgumentException("no status: " + statusCode);
        }
        Objects.requireNonNull(headers, "headers is null");
        Objects.requireNonNull(body, "body is null");
    }
}
