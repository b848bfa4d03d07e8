package dev.mt.release.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that speaks OpenBao's API as OpenBao does: AppRole and JWT, tokens that expire and are revoked, key/value stores of
 * version 1 ({@code old/}) and 2 ({@code secret/}), where each is mounted, and its words and statuses when it refuses.
 */
public final class TestingVault implements AutoCloseable {
    /** The role, its secret id and a JWT that are let in. */
    public static final String ROLE = "release";

    public static final String SECRET_ID = "5b2c-the-secret-id";
    public static final String JWT = "eyJ.the.jwt";

    private final HttpServer server;
    private final Map<String, Instant> tokens = new HashMap<>();
    private final Map<String, ObjectNode> secrets = new HashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private long lease = 600;
    private boolean sealed;
    private boolean revoking = true;
    private int broken;
    private String redirect = "";

    public TestingVault() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/", this::answer);
        server.start();
    }

    /** Its address. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Stores a field. */
    public synchronized TestingVault put(String path, String field, Object value) {
        secrets.computeIfAbsent(path, any -> JsonMapper.shared().createObjectNode())
                .putPOJO(field, value);
        return this;
    }

    /** The token of somebody who logged in elsewhere. */
    public synchronized String token() {
        String token = "hvs.t0ken" + tokens.size();
        tokens.put(token, lease == 0 ? Instant.MAX : now.plusSeconds(lease));
        return token;
    }

    /** How many tokens are worth something. */
    public synchronized long valid() {
        return tokens.values().stream().filter(now::isBefore).count();
    }

    /** How many tokens were ever made. */
    public synchronized int made() {
        return tokens.size();
    }

    /** Its clock. */
    public synchronized InstantSource clock() {
        return () -> now;
    }

    public synchronized void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    public synchronized void seal(boolean yes) {
        sealed = yes;
    }

    /** Whether it revokes tokens; else it fails at that. */
    public synchronized void revoking(boolean yes) {
        revoking = yes;
    }

    /** The next requests fail inside. */
    public synchronized void breakFor(int requests) {
        broken = requests;
    }

    public synchronized void redirectTo(String address) {
        redirect = address;
    }

    /** Requests in their order: method and path. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            String path = exchange.getRequestURI().getPath().substring("/v1/".length());
            String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Vault-Token"))
                    .orElse("");
            asked.add(exchange.getRequestMethod() + " " + path);
            Reply reply = reply(exchange.getRequestMethod() + " " + path, path, token, body);
            if (reply.status == 307) {
                exchange.getResponseHeaders().add("Location", redirect + "/v1/" + path);
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Reply(int status, String body) {
        static Reply error(int status, String why) {
            return new Reply(status, "{\"errors\":[\"%s\"]}\n".formatted(why));
        }
    }

    private synchronized Reply reply(String request, String path, String token, JsonNode body) {
        if (broken > 0) {
            broken--;
            return Reply.error(500, "internal error");
        }
        if (!redirect.isEmpty()) {
            return new Reply(307, "");
        }
        if (sealed) {
            return Reply.error(503, "Vault is sealed");
        }
        switch (request) {
            case "POST auth/approle/login" -> {
                boolean known = body.path("role_id").asString("").equals(ROLE)
                        && body.path("secret_id").asString("").equals(SECRET_ID);
                return known ? loggedIn() : Reply.error(400, "invalid role or secret ID");
            }
            case "POST auth/forge/jwt/login" -> {
                boolean known = body.path("role").asString("").equals(ROLE)
                        && body.path("jwt").asString("").equals(JWT);
                return known ? loggedIn() : Reply.error(403, "permission denied");
            }
            default -> {}
        }
        if (!now.isBefore(tokens.getOrDefault(token, Instant.MIN))) {
            return Reply.error(403, "permission denied");
        }
        if (request.equals("POST auth/token/revoke-self")) {
            if (!revoking) {
                return Reply.error(500, "failed to revoke entry");
            }
            tokens.put(token, Instant.MIN);
            return new Reply(204, "");
        }
        return read(path);
    }

    private Reply loggedIn() {
        return new Reply(
                200,
                "{\"auth\":{\"client_token\":\"%s\",\"lease_duration\":%d,\"renewable\":true}}"
                        .formatted(token(), lease));
    }

    private Reply read(String path) {
        String mounts = "sys/internal/ui/mounts/";
        if (path.startsWith(mounts + "secret/")) {
            return mount("secret", "kv", "{\"version\":\"2\"}");
        } else if (path.startsWith(mounts + "old/")) {
            return mount("old", "kv", "null");
        } else if (path.startsWith(mounts + "pki/")) {
            return mount("pki", "pki", "null");
        } else if (path.startsWith(mounts) || path.contains("forbidden")) {
            return Reply.error(403, "1 error occurred:\\n\\t* permission denied\\n\\n");
        }
        boolean versioned = path.startsWith("secret/data/");
        ObjectNode found = secrets.get(versioned ? path.replaceFirst("/data/", "/") : path);
        if (found == null || (path.startsWith("secret/") && !versioned)) {
            return new Reply(404, "{\"errors\":[]}");
        }
        return new Reply(
                200,
                versioned
                        ? "{\"data\":{\"data\":%s,\"metadata\":{\"version\":3}}}".formatted(found)
                        : "{\"data\":%s}".formatted(found));
    }

    private static Reply mount(String path, String type, String options) {
        return new Reply(
                200, "{\"data\":{\"path\":\"%s/\",\"type\":\"%s\",\"options\":%s}}".formatted(path, type, options));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
