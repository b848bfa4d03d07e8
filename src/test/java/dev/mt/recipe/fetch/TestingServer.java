package dev.mt.recipe.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on loopback that answers as a test says, and remembers what was asked for. */
public final class TestingServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new ArrayList<>();

    /** Answers a request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange request) throws IOException;
    }

    public TestingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    public URI on(String path, Answer answer) {
        server.createContext(path, request -> {
            synchronized (asked) {
                asked.add(path);
            }
            try (request) {
                answer.to(request);
            }
        });
        return at(path);
    }

    public URI file(String path, byte[] bytes) {
        return on(path, request -> {
            request.sendResponseHeaders(200, bytes.length);
            request.getResponseBody().write(bytes);
        });
    }

    public URI status(String path, int status) {
        return on(path, request -> request.sendResponseHeaders(status, -1));
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
