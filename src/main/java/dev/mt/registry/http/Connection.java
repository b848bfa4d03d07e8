package dev.mt.registry.http;

import dev.mt.oci.ByteSource;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection: one request and its answer after the other. One thread at a time uses it; any may close it. */
final class Connection {
    private static final int BUFFER = 16 << 10;

    private final Route route;
    private final SocketChannel channel;
    private final Duration patience;
    private final Consumer<Connection> whenFree;
    private final Consumer<Connection> whenClosed;
    private Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private HeadReader heads = new HeadReader(in);
    private volatile boolean answered;

    /**
     * Connects.
     *
     * @param patience how long nothing may come within an answer
     * @param whenFree hears that it can serve again
     * @param whenClosed hears that it cannot
     */
    Connection(Route route, Duration patience, Consumer<Connection> whenFree, Consumer<Connection> whenClosed)
            throws IOException {
        this.route = route;
        this.channel = route.connect();
        this.patience = patience;
        this.whenFree = whenFree;
        this.whenClosed = whenClosed;
        this.socket = channel.socket();
        use(socket);
    }

    private void use(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        heads = new HeadReader(in);
    }

    Route route() {
        return route;
    }

    HeadReader heads() {
        return heads;
    }

    /** Whether anything came back for the last request. */
    boolean answered() {
        return answered;
    }

    /** Speaks TLS from now on, through the proxy if there is one; the server has to be the one that was asked for. */
    void secure(SSLContext tls, Duration time) throws IOException {
        try (Deadline deadline = new Deadline(time, this::close)) {
            try {
                if (route.proxy().isPresent()) {
                    tunnel();
                }
                SSLSocket socket = (SSLSocket)
                        tls.getSocketFactory().createSocket(channel.socket(), route.host(), route.port(), true);
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                use(socket);
                socket.startHandshake();
            } catch (IOException e) {
                throw failed(deadline, e, time);
            }
        }
    }

    private void tunnel() throws IOException {
        String host = route.host().contains(":") ? "[" + route.host() + "]" : route.host();
        String server = host + ":" + route.port();
        out.write("CONNECT %s HTTP/1.1\r\nHost: %s\r\n\r\n"
                .formatted(server, server)
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        int status = heads.head().status();
        if (status / 100 != 2) {
            throw new ProtocolException("the proxy answers with status " + status);
        }
    }

    /** Sends a request. */
    Answer exchange(Request request) throws IOException {
        answered = false;
        try (Deadline deadline = new Deadline(request.patience(), this::close)) {
            try {
                return answer(request);
            } catch (IOException e) {
                throw failed(deadline, e, request.patience());
            }
        }
    }

    private IOException failed(Deadline deadline, IOException e, Duration time) {
        close();
        return deadline.passed() || e instanceof SocketTimeoutException ? silence(time) : e;
    }

    private static SocketTimeoutException silence(Duration time) {
        return new SocketTimeoutException("nothing came for %d seconds".formatted(time.toSeconds()));
    }

    private Answer answer(Request request) throws IOException {
        Optional<IOException> broken = Optional.empty();
        // Until the head is there the deadline counts: what was sent may still be on its way through a slow line.
        socket.setSoTimeout(0);
        try {
            send(request);
        } catch (IOException e) {
            broken = Optional.of(e); // what the server does not want to read to its end, it may have answered
        }
        awaitFirstByte(broken);
        answered = true;
        HeadReader.Head head = heads.head();
        socket.setSoTimeout(Math.toIntExact(Math.clamp(patience.toMillis(), 1, Integer.MAX_VALUE)));
        BodyStream body = BodyStream.of(this, head, request.method().equals("HEAD"), broken.isEmpty());
        return new Answer(head.status(), head.headers(), body);
    }

    private void awaitFirstByte(Optional<IOException> broken) throws IOException {
        try {
            in.mark(1);
            if (in.read() < 0) {
                throw new EOFException("the connection ended without an answer");
            }
            in.reset();
        } catch (IOException e) {
            throw broken.orElse(e);
        }
    }

    private void send(Request request) throws IOException {
        StringBuilder head = new StringBuilder(400)
                .append(request.method())
                .append(' ')
                .append(route.absolute() ? "http://" + request.authority() : "")
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(request.authority())
                .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        ByteSource body = request.body().orElse(ByteSource.of(""));
        long size = body.size();
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (size > 0 || !reads) {
            head.append("Content-Length: ").append(size).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (size > 0) {
            copy(body, size);
        }
        out.flush();
    }

    private void copy(ByteSource body, long size) throws IOException {
        try (InputStream from = body.open()) {
            byte[] buffer = new byte[(int) Math.min(size, 64 << 10)];
            for (long left = size; left > 0; ) {
                int count = from.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new IOException("what is sent is shorter than it was");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    /** Bytes of a body. */
    int read(byte[] to, int offset, int length) throws IOException {
        try {
            return in.read(to, offset, length);
        } catch (SocketTimeoutException e) {
            throw silence(patience);
        }
    }

    void free() {
        whenFree.accept(this);
    }

    void close() {
        try {
            channel.close(); // whoever waits in it wakes up
        } catch (IOException e) {
            // Nobody wants it any more.
        }
        whenClosed.accept(this);
    }
}
