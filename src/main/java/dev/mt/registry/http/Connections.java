package dev.mt.registry.http;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests, over connections that stay open for the next. Safe for use by many threads. */
public final class Connections implements AutoCloseable {
    /** Nanoseconds that a connection waits for another request; servers close idle ones after a minute or so. */
    private static final long IDLE = 10_000_000_000L;

    private final Optional<SSLContext> tls;
    private final Duration patience;
    private final @Nullable ProxySelector proxies;
    private final Map<Route, Deque<Idle>> idle = new HashMap<>();
    private final Set<Connection> open = new HashSet<>();
    private boolean closed;

    private record Idle(Connection connection, long since) {}

    /**
     * Opens nothing yet.
     *
     * @param tls which certificates are believed; the JDK's own if empty
     * @param patience how long nothing may come within an answer
     * @param proxies which way to go; none is straight on
     */
    public Connections(Optional<SSLContext> tls, Duration patience, @Nullable ProxySelector proxies) {
        this.tls = tls;
        this.patience = patience;
        this.proxies = proxies;
    }

    /**
     * Sends a request. What fails on a connection that was open already, before anything came back, is sent once more on a new
     * one if it may be: the server had closed it.
     *
     * @throws IOException if there is no answer; an answer of any status is one
     */
    public Answer send(Request request) throws IOException {
        Route route = Route.of(request, proxies);
        Optional<Connection> old = take(route);
        if (old.isPresent()) {
            try {
                return old.get().exchange(request);
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                boolean interrupted = Thread.currentThread().isInterrupted();
                if (old.get().answered() || !request.repeatable() || interrupted) {
                    throw e;
                }
            }
        }
        return open(route, request).exchange(request);
    }

    private Connection open(Route route, Request request) throws IOException {
        Connection connection = new Connection(route, patience, this::free, this::forget);
        boolean late;
        synchronized (this) {
            open.add(connection);
            late = closed;
        }
        if (late) {
            connection.close();
            throw new IOException("nothing is sent any more");
        }
        if (route.secure()) {
            connection.secure(context(), request.patience());
        }
        return connection;
    }

    private SSLContext context() throws IOException {
        try {
            return tls.isPresent() ? tls.get() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this JVM knows no TLS", e);
        }
    }

    private Optional<Connection> take(Route route) {
        List<Connection> old = new ArrayList<>();
        try {
            synchronized (this) {
                Deque<Idle> waiting = idle.getOrDefault(route, new ArrayDeque<>());
                for (Idle last = waiting.pollLast(); last != null; last = waiting.pollLast()) {
                    if (System.nanoTime() - last.since < IDLE) {
                        return Optional.of(last.connection);
                    }
                    old.add(last.connection);
                }
                return Optional.empty();
            }
        } finally {
            old.forEach(Connection::close);
        }
    }

    private synchronized void free(Connection connection) {
        idle.computeIfAbsent(connection.route(), route -> new ArrayDeque<>())
                .addLast(new Idle(connection, System.nanoTime()));
    }

    private synchronized void forget(Connection connection) {
        open.remove(connection);
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        List<Connection> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(open);
            idle.clear();
        }
        all.forEach(Connection::close);
    }
}
