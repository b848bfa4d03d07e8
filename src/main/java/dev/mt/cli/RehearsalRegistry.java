package dev.mt.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mt.core.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** As much of a registry as a rehearsal needs, within this process: it believes everything, and keeps it in memory. */
final class RehearsalRegistry implements AutoCloseable {
    private static final String TYPE = "Content-Type";
    private static final String MANIFESTS = "/manifests/";
    private static final String UPLOADS = "/blobs/uploads/";

    private final HttpServer server;
    private final Map<String, byte[]> stored = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, ByteArrayOutputStream> uploads = new HashMap<>();

    RehearsalRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** As references have it. */
    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> upload(exchange, path + uploads.size(), new byte[0]);
                case "PATCH" -> upload(exchange, path, body);
                case "PUT" -> {
                    put(path, exchange, body);
                    exchange.sendResponseHeaders(201, -1);
                }
                default -> show(exchange, path);
            }
        }
    }

    private void upload(HttpExchange exchange, String path, byte[] more) throws IOException {
        uploads.computeIfAbsent(path, key -> new ByteArrayOutputStream()).write(more);
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(202, -1);
    }

    private void put(String path, HttpExchange exchange, byte[] body) {
        int manifest = path.indexOf(MANIFESTS);
        if (manifest < 0) {
            String digest = exchange.getRequestURI().getQuery().replaceFirst("^.*digest=", "");
            byte[] blob = Optional.ofNullable(uploads.get(path))
                    .map(ByteArrayOutputStream::toByteArray)
                    .orElse(body);
            stored.put(path.substring(0, path.indexOf(UPLOADS)) + "/blobs/" + digest, blob);
            return;
        }
        String type = String.valueOf(exchange.getRequestHeaders().getFirst(TYPE));
        for (String name : new String[] {path, path.substring(0, manifest) + MANIFESTS + Digest.of(body)}) {
            stored.put(name, body);
            types.put(name, type);
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        Optional<byte[]> found = path.endsWith("/tags/list")
                ? Optional.of(tags(path.replace("/tags/list", MANIFESTS)))
                : Optional.ofNullable(stored.get(path));
        if (found.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes = found.get();
        exchange.getResponseHeaders().set(TYPE, types.getOrDefault(path, "application/octet-stream"));
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", Digest.of(bytes).toString());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private byte[] tags(String manifests) {
        return new TreeSet<>(stored.keySet())
                .stream()
                        .filter(path -> path.startsWith(manifests))
                        .map(path -> "\"" + path.substring(manifests.length()) + "\"")
                        .filter(tag -> !tag.contains(":"))
                        .collect(Collectors.joining(",", "{\"tags\":[", "]}"))
                        .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
