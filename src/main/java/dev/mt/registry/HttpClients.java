package dev.mt.registry;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP clients, one with TLS and one without, each made when it is first needed. Safe for use by many threads. */
final class HttpClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Optional<SSLContext> tls;
    private Optional<HttpClient> plain = Optional.empty();
    private Optional<HttpClient> secure = Optional.empty();

    HttpClients(Optional<SSLContext> tls) {
        this.tls = tls;
    }

    /** The one that speaks to an address. */
    synchronized HttpClient of(URI uri) {
        if ("http".equalsIgnoreCase(uri.getScheme())) {
            HttpClient found = plain.orElseGet(() -> builder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(WithoutTls.context())
                    .sslParameters(WithoutTls.parameters())
                    .build());
            plain = Optional.of(found);
            return found;
        }
        HttpClient found = secure.orElseGet(() -> {
            HttpClient.Builder builder = builder().version(HttpClient.Version.HTTP_2);
            tls.ifPresent(builder::sslContext);
            return builder.build();
        });
        secure = Optional.of(found);
        return found;
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE);
    }

    @Override
    public synchronized void close() {
        plain.ifPresent(HttpClient::shutdownNow);
        secure.ifPresent(HttpClient::shutdownNow);
    }
}
