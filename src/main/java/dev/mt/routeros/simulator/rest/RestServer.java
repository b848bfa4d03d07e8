package dev.mt.routeros.simulator.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mt.core.Failure;
import dev.mt.routeros.simulator.console.SharedRouter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Answers REST requests to a simulated router, over plain HTTP as RouterOS's service {@code www} does. */
public final class RestServer implements AutoCloseable {
    private static final String ROOT = "/rest";

    private final SharedRouter shared;
    private final byte[] credentials;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();

    private RestServer(SharedRouter shared, String password, HttpServer server) {
        this.shared = shared;
        this.credentials = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
        this.server = server;
    }

    /**
     * Begins to answer.
     *
     * @param address where to listen; port 0 is any that is free
     * @param password of the user {@code admin}
     * @throws Failure if that cannot be listened on
     */
    public static RestServer start(SharedRouter shared, InetSocketAddress address, String password) {
        try {
            RestServer rest = new RestServer(shared, password, HttpServer.create(address, 0));
            rest.server.setExecutor(rest.threads);
            rest.server.createContext("/", rest::handle);
            rest.server.start();
            return rest;
        } catch (IOException e) {
            throw Failure.of(
                    "cannot serve REST on %s port %d".formatted(address.getHostString(), address.getPort()),
                    "choose another port; 0 is any that is free",
                    e);
        }
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<RestAnswer> answer;
            try {
                answer = answer(exchange);
            } catch (RestError e) {
                answer = Optional.of(new RestAnswer(e.status(), e.body()));
            }
            // Without power there is no answer: the connection ends.
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        }
    }

    private Optional<RestAnswer> answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            throw new RestError(404, "");
        }
        if (!isAllowed(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"RouterOS\"");
            throw new RestError(401, "");
        }
        RestRequest request = Requests.read(exchange, path.substring(ROOT.length()), json);
        return shared.use(router -> Resources.answer(router, request));
    }

    private boolean isAllowed(HttpExchange exchange) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        try {
            byte[] given = Base64.getDecoder().decode(header.substring(6).strip());
            return MessageDigest.isEqual(given, credentials);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void send(HttpExchange exchange, RestAnswer answer) throws IOException {
        if (answer.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        byte[] bytes = json.writeValueAsBytes(Texts.forPeople(answer.body()));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
