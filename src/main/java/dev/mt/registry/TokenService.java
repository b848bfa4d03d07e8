package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.oci.Blobs;
import dev.mt.oci.ByteSource;
import dev.mt.registry.credentials.Credential;
import dev.mt.registry.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets tokens for a repository (distribution, "Token Authentication Specification" and "OAuth2 Token Authentication"), from
 * the server that the registry's challenge names: the one other server that a credential goes to.
 */
final class TokenService {
    private static final String DOING = "fetching a token";

    private final RegistryClient client;
    private final Reference reference;

    TokenService(RegistryClient client, Reference reference) {
        this.client = client;
        this.reference = reference;
    }

    RegistryClient client() {
        return client;
    }

    /**
     * A token.
     *
     * @param bearer the registry's challenge, which has a realm
     * @param scope what it is for; what the challenge asks for comes along
     * @param credential who asks
     * @throws Failure if there is no token
     */
    String fetch(Challenge bearer, String scope, Optional<Credential> credential) {
        Set<String> scopes = new LinkedHashSet<>(Set.of(scope));
        bearer.parameter("scope").filter(asked -> !covers(scope, asked)).ifPresent(scopes::add);
        Optional<String> service = bearer.parameter("service");
        Answer response =
                switch (credential.orElse(null)) {
                    case Credential.IdentityToken identity -> post(bearer, service, scopes, identity);
                    case Credential.Login login -> get(bearer, service, scopes, Optional.of(login));
                    case null -> get(bearer, service, scopes, Optional.empty());
                };
        if (response.statusCode() != 200) {
            throw client.refused(response, DOING);
        }
        return token(response);
    }

    /** Whether a wider scope has all that another asks for: the same repository, and pushing brings pulling. */
    private static boolean covers(String wide, String narrow) {
        return wide.equals(narrow) || wide.replace("pull,push", "pull").equals(narrow);
    }

    private Answer get(
            Challenge bearer, Optional<String> service, Set<String> scopes, Optional<Credential.Login> login) {
        String query = service.map(s -> "service=" + encoded(s) + "&").orElse("")
                + scopes.stream().map(scope -> "scope=" + encoded(scope)).collect(Collectors.joining("&"));
        String realm = bearer.parameter("realm").orElse("");
        URI uri = address(realm + (realm.contains("?") ? "&" : "?") + query, realm);
        Call call = Call.get(uri, DOING);
        return exchange(login.map(Authorization::basic)
                .map(value -> call.with("Authorization", value))
                .orElse(call));
    }

    private Answer post(
            Challenge bearer, Optional<String> service, Set<String> scopes, Credential.IdentityToken identity) {
        String realm = bearer.parameter("realm").orElse("");
        URI uri = address(realm, realm);
        String form = "grant_type=refresh_token&client_id=mt&service=%s&scope=%s&refresh_token=%s"
                .formatted(encoded(service.orElse("")), encoded(String.join(" ", scopes)), encoded(identity.token()));
        return exchange(Call.post(uri, DOING)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with(ByteSource.of(form)));
    }

    private Answer exchange(Call call) {
        for (int failures = 1; ; failures++) {
            try {
                Answer response = client.exchange(call);
                boolean last = client.retries().wait(failures, Optional.empty()).isEmpty();
                if (!RetryPolicy.passes(response.statusCode()) || last) {
                    return response;
                }
                RegistryClient.discard(response);
            } catch (IOException e) {
                if (client.retries().wait(failures, Optional.empty()).isEmpty()) {
                    throw Failure.of(
                            "%s: fetching a token for %s failed, %s could not be reached"
                                    .formatted(
                                            reference.registry(),
                                            reference.repository(),
                                            call.uri().getHost()),
                            "is the registry set up well?",
                            e);
                }
            }
            client.pause(failures, Optional.empty(), DOING);
        }
    }

    private URI address(String text, String realm) {
        try {
            URI uri = URI.create(text);
            if (client.mayAuthenticateAt(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw client.failed(DOING, "the registry names '%s' for tokens".formatted(realm), "only https is followed");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String token(Answer response) {
        try (InputStream body = response.body()) {
            JsonNode answer = JsonMapper.shared().readTree(body.readNBytes((int) Blobs.LARGEST_DOCUMENT));
            return Optional.of(answer.path("token").asString(""))
                    .filter(token -> !token.isEmpty())
                    .or(() -> Optional.of(answer.path("access_token").asString("")))
                    .filter(token -> token.matches("[\\x21-\\x7e]+"))
                    .orElseThrow(() -> client.failed(DOING, "the answer holds none", "is the registry set up well?"));
        } catch (IOException | JacksonException e) {
            throw client.failed(DOING, "the answer cannot be read", "is the registry set up well?");
        }
    }
}
