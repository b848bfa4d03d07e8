package dev.mt.registry.credentials;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file in which other tools keep logins: {@code auth.json} (containers-auth.json(5)) or Docker's {@code config.json}.
 * The most specific entry counts; where the file names a helper for a registry, the helper is asked.
 *
 * @param file where it is
 * @param helpers asks the helpers that the file names
 */
public record AuthFile(Path file, CredentialHelpers helpers) implements CredentialSource {
    private static final String DOCKER = "docker.io";
    private static final String DOCKER_KEY = "index.docker.io";

    public AuthFile {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(helpers, "helpers is null");
    }

    @Override
    public Optional<Credential> find(String registry, String repository) {
        JsonNode root = read();
        String helper = root.path("credHelpers").path(registry).asString("");
        if (!helper.isEmpty()) {
            return helpers.ask(helper, registry);
        }
        for (String key : keys(registry, repository)) {
            for (var entry : root.path("auths").properties()) {
                if (normal(entry.getKey()).equals(key)) {
                    Optional<Credential> found = credential(entry.getValue(), entry.getKey());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        String store = root.path("credsStore").asString("");
        return store.isEmpty()
                ? Optional.empty()
                : helpers.ask(store, registry.equals(DOCKER) ? "https://index.docker.io/v1/" : registry);
    }

    private JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw Failure.of("cannot read the logins in " + file, "", e);
        } catch (JacksonException e) {
            // What it says could be a part of a password.
            throw Failure.of(
                    "cannot read the logins in %s: it is not JSON".formatted(file), "log in again with your tool");
        }
    }

    /** From the repository itself up to the registry. */
    private static List<String> keys(String registry, String repository) {
        List<String> keys = new ArrayList<>();
        for (String path = repository; !path.isEmpty(); path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
            keys.add(registry + "/" + path);
        }
        keys.add(registry);
        return keys;
    }

    /** Docker writes addresses: {@code https://index.docker.io/v1/}. */
    private static String normal(String key) {
        String place =
                key.replaceFirst("^https?://", "").replaceFirst("/v[12]/?$", "").replaceFirst("/$", "");
        return place.equals(DOCKER_KEY) ? DOCKER : place;
    }

    private Optional<Credential> credential(JsonNode entry, String key) {
        String identity = entry.path("identitytoken").asString("");
        if (!identity.isEmpty()) {
            return Optional.of(new Credential.IdentityToken(identity));
        }
        String user = entry.path("username").asString("");
        if (!user.isEmpty()) {
            return Optional.of(new Credential.Login(user, entry.path("password").asString("")));
        }
        String auth = entry.path("auth").asString("");
        if (auth.isEmpty()) {
            return Optional.empty();
        }
        try {
            String both = new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            if (colon > 0) {
                return Optional.of(new Credential.Login(both.substring(0, colon), both.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Failure.of(
                "the login for %s in %s is not USER:PASSWORD in base64".formatted(key, file),
                "log in again with your tool");
    }
}
