package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.oci.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets tokens for reading a repository (distribution, "Token Authentication Specification"), from the server that the
 * registry's challenge names.
 */
final class TokenService {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String WHAT = "a token";

    private final RegistryClient client;
    private final Reference reference;

    TokenService(RegistryClient client, Reference reference) {
        this.client = client;
        this.reference = reference;
    }

    /**
     * A token for reading.
     *
     * @param challenges what the registry offers; the first bearer challenge is taken
     * @param what is to be read, for people
     * @throws Failure if there is no such challenge, or no token
     */
    String fetch(List<Challenge> challenges, String what) {
        Challenge bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .filter(challenge -> challenge.parameter("realm").isPresent())
                .findFirst()
                .orElseThrow(() ->
                        client.failed(what, "status 401", "the registry gives no tokens to those without credentials"));
        HttpResponse<InputStream> response = client.send(address(bearer), List.of(), WHAT);
        if (response.statusCode() != 200) {
            throw client.refused(response, WHAT);
        }
        return token(response);
    }

    private URI address(Challenge bearer) {
        String realm = bearer.parameter("realm").orElse("");
        String scope = bearer.parameter("scope").orElse("repository:%s:pull".formatted(reference.repository()));
        String query = bearer.parameter("service")
                        .map(s -> "service=" + encoded(s) + "&")
                        .orElse("") + "scope=" + encoded(scope);
        try {
            URI uri = URI.create(realm + (realm.contains("?") ? "&" : "?") + query);
            if (Origin.of(uri).allowed()) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw client.failed(WHAT, "the registry names '%s' for tokens".formatted(realm), "only https is followed");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String token(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            JsonNode answer = MAPPER.readTree(body.readNBytes((int) Blobs.LARGEST_DOCUMENT));
            return Optional.of(answer.path("token").asString(""))
                    .filter(token -> !token.isEmpty())
                    .or(() -> Optional.of(answer.path("access_token").asString("")))
                    .filter(token -> token.matches("[\\x21-\\x7e]+"))
                    .orElseThrow(() -> client.failed(WHAT, "the answer holds none", "is the registry set up well?"));
        } catch (IOException | JacksonException e) {
            throw client.failed(WHAT, "the answer cannot be read", "is the registry set up well?");
        }
    }
}
