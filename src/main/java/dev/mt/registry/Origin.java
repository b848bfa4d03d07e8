package dev.mt.registry;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Which server an address is of: scheme, host and port. Secrets go to one origin, and nowhere else. */
record Origin(String scheme, String host, int port) {
    private static final Set<String> LOCAL = Set.of("localhost", "::1", "[::1]");

    static Origin of(URI uri) {
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? 80 : 443;
        return new Origin(scheme, host, port);
    }

    /** Whether it may be spoken to: by TLS, or on this machine. */
    boolean allowed() {
        return !host.isEmpty() && (scheme.equals("https") || (scheme.equals("http") && isLocal(host)));
    }

    /** Whether a host is this machine, which is what plain http is for. */
    static boolean isLocal(String host) {
        return LOCAL.contains(host) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
