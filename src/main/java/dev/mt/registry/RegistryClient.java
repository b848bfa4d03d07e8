package dev.mt.registry;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads from one repository, without credentials: asks for a token where the registry wants one, follows redirects
 * itself so that no token ever goes to another server than the registry, and puts what goes wrong into words.
 */
final class RegistryClient implements AutoCloseable {
    private static final int REDIRECTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Reference reference;
    private final Origin origin;
    private final URI base;
    private final HttpClient http;
    private final TokenService tokens;
    private @Nullable String token;

    RegistryClient(Reference reference) {
        this.reference = reference;
        this.base = base(reference);
        this.origin = Origin.of(base);
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .version(origin.scheme().equals("http") ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .build();
        this.tokens = new TokenService(this, reference);
    }

    private static URI base(Reference reference) {
        String server = reference.registry().equals("docker.io") ? "registry-1.docker.io" : reference.registry();
        String host = server.replaceFirst(":\\d+$", "");
        return URI.create(
                "%s://%s/v2/%s/".formatted(Origin.isLocal(host) ? "http" : "https", server, reference.repository()));
    }

    /**
     * Gets something from the repository.
     *
     * @param path below it, such as {@code manifests/stable}
     * @param accept media types
     * @param what it is, for people
     * @return a response of status 200, whose body the caller closes
     * @throws Failure for any other
     */
    HttpResponse<InputStream> get(String path, List<String> accept, String what) {
        HttpResponse<InputStream> response = follow(base.resolve(path), accept, what);
        if (response.statusCode() == 401) {
            List<Challenge> challenges = Challenge.parse(response.headers().allValues("WWW-Authenticate"));
            discard(response);
            setToken(tokens.fetch(challenges, what));
            response = follow(base.resolve(path), accept, what);
        }
        if (response.statusCode() != 200) {
            throw refused(response, what);
        }
        return response;
    }

    private HttpResponse<InputStream> follow(URI first, List<String> accept, String what) {
        URI uri = first;
        for (int i = 0; i <= REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(uri, accept, what);
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return response;
            }
            discard(response);
            uri = next(uri, location.get(), what);
        }
        throw failed(what, "it was redirected more than %d times".formatted(REDIRECTS), "is the registry set up well?");
    }

    private URI next(URI from, String location, String what) {
        try {
            URI to = from.resolve(location);
            if (Origin.of(to).allowed()) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw failed(what, "it was redirected to '%s'".formatted(shortened(location)), "only https is followed");
    }

    /** One request; the token goes along only to the registry itself. */
    HttpResponse<InputStream> send(URI uri, List<String> accept, String what) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).header("User-Agent", "mt");
        if (!accept.isEmpty()) {
            request.header("Accept", String.join(", ", accept));
        }
        String known = token();
        if (known != null && Origin.of(uri).equals(origin)) {
            request.header("Authorization", "Bearer " + known);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw Failure.of(
                    "%s: fetching %s of %s failed, %s could not be reached"
                            .formatted(reference.registry(), what, reference.repository(), uri.getHost()),
                    "is the name right, and the network up?",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.cancelled("fetching " + what);
        }
    }

    /** A failure that says what the registry answered. */
    Failure refused(HttpResponse<InputStream> response, String what) {
        String hint =
                switch (response.statusCode()) {
                    case 401, 403 -> "the repository may be private, or not exist; it was read without credentials";
                    case 404 -> "is the name right? %s was asked for".formatted(reference);
                    case 429 -> "the registry wants fewer requests: wait, and try again";
                    default -> response.statusCode() >= 500 ? "the registry has a problem: try again later" : "";
                };
        return failed(what, "status %d%s".formatted(response.statusCode(), ErrorBody.read(response)), hint);
    }

    /** A failure of this repository. */
    Failure failed(String what, String why, String hint) {
        return Failure.of(
                "%s: fetching %s of %s failed: %s".formatted(reference.registry(), what, reference.repository(), why),
                hint);
    }

    private synchronized @Nullable String token() {
        return token;
    }

    private synchronized void setToken(String fetched) {
        token = fetched;
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static void discard(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            body.readNBytes(1 << 16);
        } catch (IOException e) {
            // Nobody wants it: the next request makes a new connection.
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
