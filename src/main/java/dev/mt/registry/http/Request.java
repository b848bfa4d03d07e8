package dev.mt.registry.http;

import dev.mt.oci.ByteSource;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request. What would let somebody else's text end a line of it is refused.
 *
 * @param method such as {@code PUT}
 * @param uri http or https, with a host
 * @param headers besides those about the connection and the body's length
 * @param body its bytes
 * @param patience until the head of the answer is there
 * @param repeatable whether it may be sent again when a connection that was open already turns out to be dead
 */
public record Request(
        String method,
        URI uri,
        Map<String, String> headers,
        Optional<ByteSource> body,
        Duration patience,
        boolean repeatable) {
    public Request {
        Objects.requireNonNull(body, "body is null");
        Objects.requireNonNull(patience, "patience is null");
        headers = new LinkedHashMap<>(headers);
        if (!Syntax.isToken(method)) {
            throw new IllegalArgumentException("no method: " + method);
        }
        if (uri.getHost() == null || !("http".equalsIgnoreCase(uri.getScheme()) || isSecure(uri))) {
            throw new IllegalArgumentException("no address of a server: " + uri);
        }
        headers.forEach((name, value) -> {
            if (!Syntax.isToken(name) || !Syntax.isValue(value)) {
                throw new IllegalArgumentException("the header " + name + " cannot be sent"); // it may be a secret
            }
        });
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    boolean secure() {
        return isSecure(uri);
    }

    /** Host name or address, without the brackets of IPv6. */
    String host() {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : secure() ? 443 : 80;
    }

    /** Host and port as {@code Host} has them. */
    String authority() {
        return uri.getPort() >= 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    /** Path and query. */
    String target() {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath();
        String query = ascii.getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }
}
