package dev.mt.routeros.simulator.net;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One server.
 *
 * @param host its name, in lower case
 * @param port where it listens
 */
public record Site(String host, int port) {
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public Site {
        Objects.requireNonNull(host, "host is null");
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** The server that an address names. */
    public static Site of(URI uri) {
        return new Site(host(uri), port(uri));
    }

    static String host(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    static int port(URI uri) {
        return uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    }

    /** Whether the name is a number, so that nobody has to be asked for it. */
    public boolean numeric() {
        return host.indexOf(':') >= 0 || (begins(host) && NUMBERS.matcher(host).matches());
    }

    private static boolean begins(String host) {
        return !host.isEmpty() && Character.isDigit(host.charAt(0));
    }
}
