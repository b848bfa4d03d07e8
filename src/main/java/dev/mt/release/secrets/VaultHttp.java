package dev.mt.release.secrets;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.registry.Sleeper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to OpenBao's HTTP API ({@code /v1/…}). Redirects are not followed: they would carry the token elsewhere. What
 * fails in passing is tried again a few times. Nothing that was sent is ever part of a failure.
 */
final class VaultHttp implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofSeconds(1));
    private static final int LONGEST = 1 << 20;

    private final VaultSettings settings;
    private final Sleeper sleeper;
    private final HttpClient client;

    VaultHttp(VaultSettings settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        settings.trust().ifPresent(builder::sslContext);
        client = builder.build();
    }

    VaultAnswer get(String path, Optional<Secret> token, String doing) {
        return send(request(path, token).GET().build(), doing, true);
    }

    VaultAnswer post(String path, Optional<Secret> token, String doing) {
        return send(request(path, token).POST(BodyPublishers.noBody()).build(), doing, true);
    }

    /**
     * Logs in. A request that OpenBao may have got is not sent again: it may have made a token, which nobody would know.
     */
    VaultAnswer logIn(String path, Map<String, String> body, String doing) {
        String json = JsonMapper.shared().writeValueAsString(body);
        HttpRequest.Builder request = request(path, Optional.empty()).header("Content-Type", "application/json");
        return send(request.POST(BodyPublishers.ofString(json)).build(), doing, false);
    }

    private HttpRequest.Builder request(String path, Optional<Secret> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.address() + "/v1/" + path))
                .header("X-Vault-Request", "true");
        token.ifPresent(secret -> request.header("X-Vault-Token", secret.reveal()));
        settings.namespace().ifPresent(name -> request.header("X-Vault-Namespace", name));
        return request;
    }

    private VaultAnswer send(HttpRequest request, String doing, boolean repeatable) {
        try {
            for (Duration wait : PAUSES) {
                try {
                    VaultAnswer answer = once(request);
                    if (!answer.passing()) {
                        return answer;
                    }
                } catch (ConnectException e) {
                    // It did not get there.
                } catch (IOException e) {
                    if (!repeatable) {
                        throw e;
                    }
                }
                sleeper.sleep(wait);
            }
            return once(request);
        } catch (IOException e) {
            throw Failure.of(
                    "%s failed: OpenBao at %s does not answer".formatted(doing, settings.address()),
                    "is the address right, and the network there?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled(doing);
        }
    }

    /** The time limit is for the whole answer: a request's own would end with its first byte. */
    private VaultAnswer once(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
        try {
            HttpResponse<byte[]> response = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
            return new VaultAnswer(response.statusCode(), json(response.body()));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within %d seconds".formatted(ANSWER.toSeconds()), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectException refused) {
                throw refused;
            }
            throw new IOException(Causes.describe(e.getCause() == null ? e : e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return bytes.length == 0
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode(); // a proxy's page: its status says enough
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
