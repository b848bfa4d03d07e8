package dev.mt.routeros.simulator.container;

import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Headers;
import dev.mt.routeros.simulator.net.NetworkProblem;
import dev.mt.routeros.simulator.net.Request;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Site;
import dev.mt.routeros.simulator.net.Trust;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a registry for things, with a token where it wants one, and lets the router's time pass meanwhile. */
final class RegistryReader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REDIRECTS = 5;
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Host host;
    private final ImageName name;
    private final Trust trust;
    private Optional<String> token = Optional.empty();

    RegistryReader(Host host, ImageName name, Trust trust) {
        this.host = host;
        this.name = name;
        this.trust = trust;
    }

    /** An answer of status 200. */
    Response get(URI uri, String accept) throws PullFailure {
        Response response = follow(uri, accept);
        if (response.status() == 401 && token.isEmpty()) {
            token = Optional.of(
                    token(response.headers().first("WWW-Authenticate").orElse("")));
            response = follow(uri, accept);
        }
        if (response.status() == 401 || response.status() == 403) {
            throw PullFailure.download("auth error");
        }
        if (response.status() != 200) {
            throw PullFailure.manifest("unexpected status " + response.status() + " " + response.reason());
        }
        return response;
    }

    private Response follow(URI first, String accept) throws PullFailure {
        URI uri = first;
        for (int i = 0; i <= REDIRECTS; i++) {
            Headers headers =
                    Headers.of("User-Agent", "Mikrotik/" + host.version().line(), "Accept", accept);
            if (token.isPresent() && Site.of(uri).equals(Site.of(first))) {
                headers = headers.with("Authorization", "Bearer " + token.get());
            }
            Response response = exchange(uri, headers);
            Optional<String> location = response.headers().first("Location");
            if (response.status() / 100 != 3 || location.isEmpty()) {
                return response;
            }
            try {
                uri = uri.resolve(location.get());
            } catch (IllegalArgumentException e) {
                throw PullFailure.download("bad redirect");
            }
        }
        throw PullFailure.download("too many redirects");
    }

    private Response exchange(URI uri, Headers headers) throws PullFailure {
        host.operations().step(Operation.Kind.PULL, "GET " + uri);
        try {
            Response response = host.internet().exchange(Request.get(uri, headers, trust, PATIENCE));
            if (uri.getPath().contains("/blobs/")) {
                return response; // What a blob takes to come in passes while it is written down.
            }
            host.timeline().sleep(response.took());
            return response;
        } catch (NetworkProblem e) {
            host.timeline().sleep(e.took());
            throw switch (e.kind()) {
                case RESOLVING -> PullFailure.download("resolving error");
                case CERTIFICATE -> PullFailure.download("ssl: " + e.getMessage());
                case TIMEOUT, UNREACHABLE -> PullFailure.download("connection timeout");
                case REFUSED, CLOSED -> PullFailure.download("connection failed");
            };
        }
    }

    private String token(String challenge) throws PullFailure {
        String realm = "";
        String query = "";
        String scope = "repository:" + name.repository() + ":pull";
        Matcher parameters = PARAMETER.matcher(challenge);
        while (parameters.find()) {
            switch (parameters.group(1)) {
                case "realm" -> realm = parameters.group(2);
                case "service" -> query = "service=" + encoded(parameters.group(2)) + "&";
                case "scope" -> scope = parameters.group(2);
                default -> {}
            }
        }
        if (!challenge.startsWith("Bearer") || realm.isEmpty()) {
            throw PullFailure.download("auth error");
        }
        Headers headers = Headers.of("Accept", "application/json");
        String user = host.setting("username");
        if (!user.isEmpty()) {
            byte[] pair = (user + ":" + host.setting("password")).getBytes(StandardCharsets.ISO_8859_1);
            headers =
                    headers.with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        try {
            Response response = exchange(URI.create(realm + "?" + query + "scope=" + encoded(scope)), headers);
            JsonNode answer = MAPPER.readTree(response.body().utf8());
            String found =
                    answer.path("token").asString(answer.path("access_token").asString(""));
            if (response.status() == 200 && !found.isEmpty()) {
                return found;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // Said below.
        }
        throw PullFailure.download("auth error");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
