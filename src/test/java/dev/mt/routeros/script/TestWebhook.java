package dev.mt.routeros.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mt.routeros.simulator.net.Line;
import dev.mt.routeros.simulator.net.MemoryRegistry.Kind;
import dev.mt.routeros.simulator.net.RealInternet;
import dev.mt.routeros.simulator.router.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notification by a webhook, with a real HTTP server; all else is in memory. */
class TestWebhook {
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?to=$me&x=\"1\"".replace("\"", "%22");
    }

    /** A router whose first release is there, and that tells of updates by the webhook. */
    private TestingFleet.Installed site(TestingFleet fleet) {
        RealInternet real = new RealInternet(Line.ORDINARY);
        TestingFleet.Installed site = fleet.fresh(
                memory -> request ->
                        "localhost".equals(request.uri().getHost()) ? real.exchange(request) : memory.exchange(request),
                Map.of());
        site.router().run(fleet.setup().with("notify", url()).text());
        site.router().pass(Duration.ofMinutes(2));
        assertThat(site.router().containers().anyHealthy()).isTrue();
        return site;
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.13.5", "7.20.8", "7.24"})
    void tellsOfAnUpdateAndOfOneThatFailed(String version) {
        TestingFleet fleet = new TestingFleet(version, TestingFleet.Model.LARGE, Kind.GITEA, false);
        TestingFleet.Installed site = site(fleet);
        Router router = site.router();
        assertThat(posted).containsExactly("POST /hook?to=$me&x=%221%22 MikroTik: Tailscale v1 runs");
        fleet.publish(site.registry(), 2);
        router.pass(TestingFleet.DAY.multipliedBy(4));
        assertThat(posted).hasSize(3);
        assertThat(posted.subList(1, 3)).allSatisfy(line -> assertThat(line)
                .contains("MikroTik: Tailscale was not updated: the new container is not healthy after"));
        router.close();
    }

    @Test
    void aWebhookThatDoesNotAnswerHindersNothing() {
        TestingFleet fleet = new TestingFleet("7.24", TestingFleet.Model.LARGE, Kind.OPEN, true);
        TestingFleet.Installed site = site(fleet);
        server.stop(0);
        fleet.publish(site.registry(), 2);
        site.router().pass(TestingFleet.DAY);
        assertThat(fleet.problem(site)).isEmpty();
        assertThat(site.router().log().has("tailscale: no notification was sent: failure: connection refused"))
                .isTrue();
        site.router().close();
    }
}
