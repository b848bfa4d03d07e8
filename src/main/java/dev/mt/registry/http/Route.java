package dev.mt.registry.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which connections may serve a request: those to the same server, by the same way.
 *
 * @param secure whether by TLS
 * @param host name or address, without brackets
 * @param proxy what is between, if anything is
 */
record Route(boolean secure, String host, int port, Optional<InetSocketAddress> proxy) {
    private static final int CONNECT_MILLIS = 20_000;

    /** The way that the JVM's settings ({@code https.proxyHost} and so on) want. */
    static Route of(Request request, @Nullable ProxySelector proxies) {
        Optional<InetSocketAddress> proxy = proxies == null
                ? Optional.empty()
                : proxies.select(request.uri()).stream()
                        .filter(each -> each.type() == Proxy.Type.HTTP)
                        .map(each -> (InetSocketAddress) each.address())
                        .findFirst();
        return new Route(request.secure(), request.host(), request.port(), proxy);
    }

    /** Whether requests name the server in their first line, for a proxy that reads them. */
    boolean absolute() {
        return proxy.isPresent() && !secure;
    }

    /** A connection to the server, or to the proxy. */
    SocketChannel connect() throws IOException {
        String name = proxy.map(InetSocketAddress::getHostString).orElse(host);
        int to = proxy.map(InetSocketAddress::getPort).orElse(port);
        IOException failure = new UnknownHostException(name);
        for (InetAddress each : InetAddress.getAllByName(name)) {
            // A channel rather than a socket: who waits in it can be interrupted.
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().setTcpNoDelay(true);
                channel.socket().connect(new InetSocketAddress(each, to), CONNECT_MILLIS);
                return channel;
            } catch (IOException e) {
                channel.close();
                failure = e;
            }
        }
        throw failure;
    }
}
