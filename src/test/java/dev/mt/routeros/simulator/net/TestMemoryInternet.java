package dev.mt.routeros.simulator.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestMemoryInternet {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final MemoryInternet internet = new MemoryInternet(new Line(Duration.ofMillis(50), 1000))
            .put(
                    new Site("a.example", 443),
                    Credential.of("Own"),
                    request -> Response.of(200, "text/plain", "x".repeat(2000)));

    private static Request get(String uri, Trust trust, Duration patience) {
        return Request.get(URI.create(uri), Headers.NONE, trust, patience);
    }

    @Test
    void takesARoundTripAndTheTimeOfItsBytes() throws NetworkProblem {
        Response answer = internet.exchange(get("https://a.example/", Trust.blind(NOW), Duration.ofSeconds(10)));
        assertThat(answer.took()).isEqualTo(Duration.ofMillis(2050));
        assertThatThrownBy(() -> internet.exchange(get("https://a.example/", Trust.blind(NOW), Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        NetworkProblem.class, e -> assertThat(e.kind()).isEqualTo(NetworkProblem.Kind.TIMEOUT));
    }

    @Test
    void knowsNamesPortsAndCertificates() {
        assertThat(kind("https://b.example/", Trust.blind(NOW))).isEqualTo(NetworkProblem.Kind.RESOLVING);
        assertThat(kind("https://a.example:444/", Trust.blind(NOW))).isEqualTo(NetworkProblem.Kind.REFUSED);
        Trust builtin = new Trust(true, false, List.of(), List.of(), true, NOW);
        assertThat(kind("https://a.example/", builtin)).isEqualTo(NetworkProblem.Kind.CERTIFICATE);
        Trust early = new Trust(true, false, List.of(), List.of("Own"), false, Instant.EPOCH);
        assertThat(kind("https://a.example/", early)).isEqualTo(NetworkProblem.Kind.CERTIFICATE);
    }

    private NetworkProblem.Kind kind(String uri, Trust trust) {
        try {
            internet.exchange(get(uri, trust, Duration.ofSeconds(10)));
            throw new AssertionError("an answer came");
        } catch (NetworkProblem e) {
            return e.kind();
        }
    }

    @Test
    void registriesDifferInTheirManners() {
        assertThat(manifest(MemoryRegistry.Kind.GITEA, "").status()).isEqualTo(401);
        assertThat(manifest(MemoryRegistry.Kind.GITEA, "").headers().first("WWW-Authenticate"))
                .hasValueSatisfying(
                        challenge -> assertThat(challenge).startsWith("Bearer realm=\"https://r.example/v2/token\""));
        assertThat(manifest(MemoryRegistry.Kind.OPEN, "application/vnd.oci.image.manifest.v1+json")
                        .status())
                .isEqualTo(404);
        assertThat(manifest(MemoryRegistry.Kind.OPEN, "a/b, application/vnd.oci.image.index.v1+json")
                        .status())
                .isEqualTo(200);
    }

    private static Response manifest(MemoryRegistry.Kind kind, String accept) {
        MemoryRegistry registry = new MemoryRegistry("https://r.example", kind);
        registry.tag(
                "a/b",
                "stable",
                dev.mt.oci.MediaType.INDEX,
                dev.mt.oci.Index.of(List.of()).json());
        return registry.answer(Request.get(
                URI.create("https://r.example/v2/a/b/manifests/stable"),
                Headers.of("Accept", accept),
                Trust.blind(NOW),
                Duration.ofSeconds(10)));
    }
}
