package dev.mt.registry;

import dev.mt.oci.ByteSource;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request.
 *
 * @param method such as {@code PUT}
 * @param headers besides those that every request has
 * @param body its bytes; what they are is a header
 * @param doing what it is part of, for people, such as "pushing manifest stable"
 * @param repeatable whether it may be sent again when nobody knows what became of it
 */
record Call(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<ByteSource> body,
        String doing,
        boolean repeatable) {
    Call {
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(uri, "uri is null");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(doing, "doing is null");
    }

    static Call get(URI uri, String doing) {
        return new Call("GET", uri, Map.of(), Optional.empty(), doing, true);
    }

    static Call head(URI uri, String doing) {
        return new Call("HEAD", uri, Map.of(), Optional.empty(), doing, true);
    }

    static Call post(URI uri, String doing) {
        return new Call("POST", uri, Map.of(), Optional.empty(), doing, true);
    }

    static Call put(URI uri, String doing) {
        return new Call("PUT", uri, Map.of(), Optional.empty(), doing, true);
    }

    /** Sends bytes to what takes them one after the other: only its server can say what to send again. */
    static Call patch(URI uri, String doing) {
        return new Call("PATCH", uri, Map.of(), Optional.empty(), doing, false);
    }

    Call with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, uri, more, body, doing, repeatable);
    }

    Call with(ByteSource content) {
        return new Call(method, uri, headers, Optional.of(content), doing, repeatable);
    }

    Call once() {
        return new Call(method, uri, headers, body, doing, false);
    }

    Call to(URI other) {
        return new Call(method, other, headers, body, doing, repeatable);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
