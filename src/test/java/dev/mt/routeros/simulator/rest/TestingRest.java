package dev.mt.routeros.simulator.rest;

import dev.mt.routeros.simulator.console.Pace;
import dev.mt.routeros.simulator.console.SharedRouter;
import dev.mt.routeros.simulator.router.TestingRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A router with REST on a free port of loopback, and a client that says who it is. */
final class TestingRest implements AutoCloseable {
    static final String PASSWORD = "s3cret";

    private final SharedRouter shared;
    private final RestServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    /** What came back. */
    record Answer(int status, String text, JsonNode json) {}

    TestingRest(String version) {
        shared = new SharedRouter(TestingRouter.router(version), Pace.VIRTUAL, () -> 0);
        server = RestServer.start(shared, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PASSWORD);
    }

    SharedRouter shared() {
        return shared;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/rest";
    }

    Answer get(String path) {
        return send("GET", path, "", "application/json", "admin:" + PASSWORD);
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, "application/json", "admin:" + PASSWORD);
    }

    Answer send(String method, String path, String body, String type, String credentials) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", type)
                .header("Authorization", basic)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), text, text.isEmpty() ? json.nullNode() : json.readTree(text));
        } catch (IOException e) {
            return new Answer(0, "no answer", json.nullNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
        shared.close();
    }
}
