package dev.mt.registry;

import dev.mt.registry.credentials.CredentialSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How registries are spoken to.
 *
 * @param credentials who we are
 * @param retries when to try again
 * @param tls which certificates are believed; the JDK's own if empty
 * @param plainHttp whether any registry may be spoken to without TLS; those on this machine always are
 * @param patience how long a server may take to answer, and to go on with an answer
 * @param clock what time it is
 */
public record ClientSettings(
        CredentialSource credentials,
        RetryPolicy retries,
        Optional<SSLContext> tls,
        boolean plainHttp,
        Duration patience,
        InstantSource clock) {
    /** Nobody in particular, with usual patience. */
    public static final ClientSettings ANONYMOUS = new ClientSettings(
            CredentialSource.NONE,
            RetryPolicy.USUAL,
            Optional.empty(),
            false,
            Duration.ofSeconds(60),
            InstantSource.system());

    public ClientSettings {
        Objects.requireNonNull(credentials, "credentials is null");
        Objects.requireNonNull(retries, "retries is null");
        Objects.requireNonNull(tls, "tls is null");
        Objects.requireNonNull(patience, "patience is null");
        Objects.requireNonNull(clock, "clock is null");
    }

    /** The same as somebody. */
    public ClientSettings as(CredentialSource who) {
        return new ClientSettings(who, retries, tls, plainHttp, patience, clock);
    }

    /** The same with another idea of when to try again. */
    public ClientSettings retrying(RetryPolicy policy) {
        return new ClientSettings(credentials, policy, tls, plainHttp, patience, clock);
    }

    /** The same with these certificates believed. */
    public ClientSettings trusting(SSLContext context) {
        return new ClientSettings(credentials, retries, Optional.of(context), plainHttp, patience, clock);
    }

    /** The same, less or more patient. */
    public ClientSettings patient(Duration time) {
        return new ClientSettings(credentials, retries, tls, plainHttp, time, clock);
    }

    /** The same without TLS where that is not offered. */
    public ClientSettings plain() {
        return new ClientSettings(credentials, retries, tls, true, patience, clock);
    }
}
