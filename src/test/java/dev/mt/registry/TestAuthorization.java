package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.mt.core.Failure;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.registry.credentials.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who we are, for a registry that asks. */
class TestAuthorization {
    private static final Credential.Login LOGIN = new Credential.Login("maintainer", "s3cret:word");
    private static final String BASIC = "Basic bWFpbnRhaW5lcjpzM2NyZXQ6d29yZA==";
    private static final String MANIFEST = "/v2/x/y/manifests/v1";
    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

    private final TestingRegistry registry = new TestingRegistry();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();

    @AfterEach
    void stop() {
        registry.close();
    }

    private RemoteRepository repository(Optional<Credential> credential) {
        ClientSettings settings = new TestingPolicies().settings().as((host, name) -> credential);
        return RemoteRepository.writing(Reference.parse(registry.host() + "/x/y"), settings);
    }

    /** Gitea names both ways; each token is good for some requests. */
    private void guard(int requestsPerToken, List<String> challenges) {
        int[] left = {0};
        registry.on("/token", exchange -> {
            queries.add(
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElseGet(() -> body(exchange)));
            tokens.add("token" + tokens.size());
            left[0] = requestsPerToken;
            TestingRegistry.text(200, "{\"token\":\"%s\",\"expires_in\":60}".formatted(tokens.getLast()))
                    .to(exchange);
        });
        TestingRegistry.Answer guarded = exchange -> {
            String who = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            boolean known = !tokens.isEmpty() && who.equals("Bearer " + tokens.getLast()) && left[0]-- > 0;
            if (!known && !(challenges.size() == 1 && who.equals(BASIC))) {
                challenges.forEach(challenge -> exchange.getResponseHeaders().add("WWW-Authenticate", challenge));
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            accept(exchange);
        };
        registry.on(MANIFEST, guarded);
        registry.on("/v2/x/y/blobs/uploads/", guarded);
        registry.on("/v2/x/y/blobs/uploads/session", guarded);
    }

    private static String body(HttpExchange exchange) {
        try {
            return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static void accept(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Location", "/v2/x/y/blobs/uploads/session");
        exchange.sendResponseHeaders(
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> 201;
                    case "POST", "PATCH" -> 202;
                    default -> 200;
                },
                -1);
    }

    private List<String> both() {
        return List.of(
                "Bearer realm=\"http://%s/token\",service=\"container_registry\",scope=\"*\""
                        .formatted(registry.host()),
                "Basic realm=\"x\"");
    }

    @Test
    void theTokenServiceIsToldWhoAsksAndForWhat() {
        guard(100, both());
        try (RemoteRepository repository = repository(Optional.of(LOGIN))) {
            repository.put("v1", MediaType.MANIFEST, JSON);
            repository.put("v1", MediaType.MANIFEST, JSON);
        }
        assertThat(queries)
                .containsExactly("service=container_registry&scope=repository%3Ax%2Fy%3Apull%2Cpush&scope=*");
        assertThat(registry.requests())
                .containsExactly(MANIFEST, "/token " + BASIC, MANIFEST + " Bearer token0", MANIFEST + " Bearer token0");
    }

    @Test
    void nobodyGetsATokenToo() {
        guard(100, both());
        try (RemoteRepository repository = repository(Optional.empty())) {
            repository.put("v1", MediaType.MANIFEST, JSON);
        }
        assertThat(registry.requests()).containsExactly(MANIFEST, "/token", MANIFEST + " Bearer token0");
    }

    /** Every second request finds its token expired: in the middle of an upload as well. */
    @Test
    void aTokenThatExpiresIsRenewed() {
        guard(1, both());
        byte[] bytes = new byte[5 << 20];
        try (RemoteRepository repository = repository(Optional.of(LOGIN))) {
            repository.push(Descriptor.of(MediaType.LAYER_GZIP, bytes), ByteSource.of(bytes), Optional.empty());
        }
        assertThat(tokens).hasSize(4);
    }

    @Test
    void aTokenThatIsNeverGoodEnoughIsAFailure() {
        guard(0, both());
        try (RemoteRepository repository = repository(Optional.of(LOGIN))) {
            assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, JSON))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.text()).contains("status 401", "may this login do that?");
                        assertThat(failure.text()).doesNotContain("s3cret");
                    });
        }
        assertThat(tokens).hasSize(1);
    }

    @Test
    void aRegistryWithoutTokensTakesNameAndPassword() {
        guard(100, List.of("Basic realm=\"x\""));
        try (RemoteRepository repository = repository(Optional.of(LOGIN))) {
            repository.put("v1", MediaType.MANIFEST, JSON);
        }
        assertThat(registry.requests()).containsExactly(MANIFEST, MANIFEST + " " + BASIC);
        try (RemoteRepository repository = repository(Optional.of(new Credential.Login("maintainer", "wrong")))) {
            assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, JSON))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("status 401");
        }
        try (RemoteRepository repository = repository(Optional.empty())) {
            assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, JSON))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.hint().orElse("")).contains("none is known for it"));
        }
    }

    @Test
    void anIdentityTokenIsChangedForAShortOne() {
        guard(100, both());
        try (RemoteRepository repository = repository(Optional.of(new Credential.IdentityToken("long+lived")))) {
            repository.put("v1", MediaType.MANIFEST, JSON);
        }
        assertThat(queries)
                .singleElement()
                .asString()
                .contains("grant_type=refresh_token", "refresh_token=long%2Blived");
    }

    /** A login is for the registry's own token service, wherever that is by TLS; never for plain http elsewhere. */
    @Test
    void aTokenServiceWithoutTlsElsewhereGetsNothing() {
        registry.on(MANIFEST, exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"http://tokens.example.org/\"");
            exchange.sendResponseHeaders(401, -1);
        });
        try (RemoteRepository repository = repository(Optional.of(LOGIN))) {
            assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, JSON))
                    .hasMessageContaining("the registry names 'http://tokens.example.org/' for tokens");
        }
    }
}
