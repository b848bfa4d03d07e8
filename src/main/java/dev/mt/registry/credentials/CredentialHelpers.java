package dev.mt.registry.credentials;

import java.util.Optional;

/** Asks programs that keep logins (docker-credential-helpers, protocol: {@code get}). */
@FunctionalInterface
public interface CredentialHelpers {
    /**
     * The credential that a helper has.
     *
     * @param helper its name without {@code docker-credential-}
     * @param server as the helper knows it
     * @throws dev.mt.core.Failure if the helper cannot be asked
     */
    Optional<Credential> ask(String helper, String server);
}
