package dev.mt.registry.credentials;

import java.util.Optional;

/** Knows who we are for registries. */
@FunctionalInterface
public interface CredentialSource {
    /** Knows nothing. */
    CredentialSource NONE = (registry, repository) -> Optional.empty();

    /**
     * The credential for a repository.
     *
     * @param registry host and port, as in a reference
     * @param repository without the registry
     * @throws dev.mt.core.Failure if there should be one, but it cannot be read
     */
    Optional<Credential> find(String registry, String repository);

    /** This source, and another one where this knows nothing. */
    default CredentialSource or(CredentialSource other) {
        return (registry, repository) -> find(registry, repository).or(() -> other.find(registry, repository));
    }
}
