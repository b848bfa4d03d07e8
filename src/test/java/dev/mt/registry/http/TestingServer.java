package dev.mt.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A server on loopback that answers with bytes as they are: each connection by the next of a list of scripts. */
final class TestingServer implements AutoCloseable {
    /** What one connection does. */
    interface Script {
        void on(Talk talk) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

    TestingServer(Script... scripts) {
        try {
            server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(() -> {
            for (Script each : scripts) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofPlatform().daemon().start(() -> {
                        try (socket) {
                            each.on(new Talk(socket));
                        } catch (IOException | InterruptedException e) {
                            // The client went away, or the test is over.
                        }
                    });
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    /** One connection, from the server's side. */
    final class Talk {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        private Talk(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** Reads a head, and the body that it announces. */
        Talk hear() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("the client went away");
                }
                head.append((char) c);
            }
            heads.add(head.toString());
            String lower = head.toString().toLowerCase(Locale.ROOT);
            int length = lower.indexOf("content-length: ");
            if (length >= 0) {
                in.readNBytes(Integer.parseInt(lower.substring(length + 16, lower.indexOf("\r\n", length))
                        .strip()));
            }
            return this;
        }

        Talk say(String bytes) throws IOException {
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return this;
        }

        /** Ends so that the other side hears of it at once, whatever is unread. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** What was asked. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    int connections() {
        return sockets.size();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getLocalPort(), path));
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : List.copyOf(sockets)) {
            each.close();
        }
    }
}
