package dev.mt.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mt.oci.Descriptor;
import dev.mt.oci.OciLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A server on loopback that gives the answers it was told to, and remembers what it was asked. */
final class TestingRegistry implements AutoCloseable {
    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    TestingRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path + authorization(exchange).map(a -> " " + a).orElse(""));
            answers.getOrDefault(path, text(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"not here\"}]}"))
                    .to(exchange);
        }
    }

    /** What was asked: each path, with the authorization that came along. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** {@code 127.0.0.1:port}. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    TestingRegistry on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Serves all of a layout as a repository, its index as the tag. */
    TestingRegistry serve(String repository, String tag, OciLayout layout) {
        String base = "/v2/" + repository;
        for (Descriptor blob : layout.reachable()) {
            on(base + "/blobs/" + blob.digest(), blob(layout, blob));
            on(base + "/manifests/" + blob.digest(), blob(layout, blob));
        }
        return on(base + "/manifests/" + tag, blob(layout, layout.imageIndex()));
    }

    static Answer blob(OciLayout layout, Descriptor blob) {
        return exchange -> {
            byte[] bytes = layout.blobs().blob(blob).readAll();
            exchange.getResponseHeaders().set("Content-Type", blob.mediaType().name());
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", blob.digest().toString());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer text(int status, String text) {
        return exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** Asks for a token, and answers only with it. */
    static Answer guarded(String token, List<String> challenges, Answer answer) {
        return exchange -> {
            if (authorization(exchange).equals(Optional.of("Bearer " + token))) {
                answer.to(exchange);
            } else {
                challenges.forEach(challenge -> exchange.getResponseHeaders().add("WWW-Authenticate", challenge));
                exchange.sendResponseHeaders(401, -1);
            }
        };
    }

    private static Optional<String> authorization(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
