package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.registry.credentials.Credential;
import dev.mt.registry.credentials.CredentialSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Who we are for one repository: nobody until the registry asks; then a token of its token service, or name and password
 * where it only takes those (RFC 7617). One token serves all requests, until it is refused.
 */
final class Authorization {
    private final Reference reference;
    private final Access access;
    private final CredentialSource source;
    private final TokenService tokens;
    private Optional<String> header = Optional.empty();
    private Optional<Credential> known = Optional.empty();
    private boolean looked;

    Authorization(Reference reference, Access access, CredentialSource source, TokenService tokens) {
        this.reference = reference;
        this.access = access;
        this.source = source;
        this.tokens = tokens;
    }

    /** The value of {@code Authorization} for now. */
    synchronized Optional<String> header() {
        return header;
    }

    /** Whether nothing is known about who we are. */
    synchronized boolean anonymous() {
        return credential().isEmpty();
    }

    private Optional<Credential> credential() {
        if (!looked) {
            known = source.find(reference.registry(), reference.repository());
            looked = true;
        }
        return known;
    }

    /**
     * Finds a better value than one that was refused; if another thread has found one meanwhile, that will do.
     *
     * @param refused what did not do
     * @param challenges what the registry takes
     * @throws Failure if it takes nothing that we have
     */
    synchronized void renew(Optional<String> refused, List<Challenge> challenges, String doing) {
        if (!header.equals(refused)) {
            return;
        }
        Optional<Challenge> bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .filter(challenge -> challenge.parameter("realm").isPresent())
                .findFirst();
        if (bearer.isPresent()) {
            header = Optional.of(
                    "Bearer " + tokens.fetch(bearer.get(), access.of(reference.repository()), credential()));
            return;
        }
        boolean basic =
                challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (basic && credential().orElse(null) instanceof Credential.Login login && header.isEmpty()) {
            header = Optional.of(basic(login));
            return;
        }
        throw tokens.client()
                .failed(
                        doing,
                        "status 401",
                        basic && header.isPresent()
                                ? "the registry does not take this login: log in again with your tool"
                                : basic
                                        ? "the registry wants a login, and none is known for it"
                                        : "the registry gives no tokens to those without credentials");
    }

    static String basic(Credential.Login login) {
        String both = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
