package dev.mt.release.secrets;

import dev.mt.core.Failure;
import dev.mt.registry.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * A token of OpenBao's, from the login until it is taken back. May be closed from any thread at any moment, that of a
 * shutdown included: a login that is under way is waited for, so that no token is left behind that nobody knows of.
 */
public final class VaultSession implements AutoCloseable {
    private final VaultHttp http;
    private final InstantSource clock;
    private final Consumer<String> log;
    private Optional<Secret> token = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private boolean closed;

    /**
     * A session that is not logged in.
     *
     * @param log what a person should read, one line each; never a secret
     */
    public VaultSession(VaultSettings settings, Sleeper sleeper, InstantSource clock, Consumer<String> log) {
        this.http = new VaultHttp(settings, sleeper);
        this.clock = clock;
        this.log = log;
    }

    /**
     * Logs in.
     *
     * @throws Failure if OpenBao refuses, or cannot be reached
     */
    public synchronized void logIn(Login login) {
        if (closed) {
            throw Failure.cancelled("logging in to OpenBao");
        }
        switch (login) {
            case Login.AppRole role -> logIn(role.mount(), "role '%s'".formatted(role.role()), login);
            case Login.Jwt jwt -> logIn(jwt.mount(), "role '%s'".formatted(jwt.role()), login);
            case Login.Token known -> token = Optional.of(known.token());
        }
    }

    private void logIn(String mount, String who, Login login) {
        String doing = "logging in to OpenBao as %s (auth/%s)".formatted(who, mount);
        VaultAnswer answer = http.logIn("auth/%s/login".formatted(mount), login.body(), doing);
        if (!answer.succeeded()) {
            throw answer.failure(doing, "are the role and its secret right, and still valid?");
        }
        JsonNode auth = answer.body().path("auth");
        String given = auth.path("client_token").asString("");
        if (given.isEmpty()) {
            throw Failure.of(doing + " failed: the answer holds no token", "is that the address of OpenBao?");
        }
        token = Optional.of(new Secret(given));
        long seconds = auth.path("lease_duration").asLong(0);
        end = seconds > 0 ? Optional.of(clock.instant().plusSeconds(seconds)) : Optional.empty();
    }

    /**
     * Reads one field.
     *
     * @throws Failure if it is not there, is no text, or must not be read
     */
    public synchronized Secret read(SecretSource source) {
        String doing = "reading %s from OpenBao".formatted(source.path());
        Secret known = token.orElseThrow(() -> Failure.cancelled(doing));
        KvStore store = KvStore.of(http, known, source.path(), this::refused);
        VaultAnswer answer = http.get(store.address(source.path()), Optional.of(known), doing);
        if (answer.denied()) {
            throw refused(answer, doing);
        }
        if (answer.status() == 404) {
            throw Failure.of(
                    "%s failed: there is no such secret, or its newest version is deleted".formatted(doing),
                    "look with: bao kv get " + source.path());
        }
        if (!answer.succeeded()) {
            throw answer.failure(doing, "");
        }
        return new Secret(text(store.fields(answer.body()).path(source.field()), source));
    }

    private static String text(JsonNode value, SecretSource source) {
        String problem = "";
        if (value.isMissingNode()) {
            problem = "%s has no field '%s'".formatted(source.path(), source.field());
        } else if (!value.isString()) {
            problem = "the field %s is no text".formatted(source);
        } else if (value.stringValue().isEmpty() || value.stringValue().indexOf(0) >= 0) {
            problem = "the field %s is empty, or has a zero in it".formatted(source);
        }
        if (problem.isEmpty()) {
            return value.stringValue();
        }
        throw Failure.of(problem, "change it with: bao kv patch %s %s=…".formatted(source.path(), source.field()));
    }

    private Failure refused(VaultAnswer answer, String doing) {
        if (expired()) {
            return Failure.of(doing + " failed: the token has expired", "give the role a longer token_ttl");
        }
        return answer.failure(
                doing, "does a policy of the role allow it? An expired token is refused in the same words");
    }

    private boolean expired() {
        return end.filter(when -> !clock.instant().isBefore(when)).isPresent();
    }

    /**
     * Takes the token back, so that it is worth nothing any more; does nothing if there is none, or not any more.
     *
     * @throws Failure if OpenBao does not do it: it can be tried again
     */
    public synchronized void revoke() {
        if (token.isEmpty()) {
            return;
        }
        String doing = "revoking the token of OpenBao";
        VaultAnswer answer;
        try {
            answer = http.post("auth/token/revoke-self", token, doing);
        } catch (Failure e) {
            throw Failure.of(e.getMessage() + stays(), "");
        }
        if (answer.denied() && expired()) {
            token = Optional.empty(); // nothing is left to revoke
        } else if (answer.succeeded()) {
            token = Optional.empty();
        } else {
            throw answer.failure(doing, "does a policy of the role allow auth/token/revoke-self?%s".formatted(stays()));
        }
    }

    private String stays() {
        return end.map(when -> "; it stays valid for another %d seconds"
                        .formatted(Math.max(
                                0, Duration.between(clock.instant(), when).toSeconds())))
                .orElse("; it stays valid");
    }

    /** Takes the token back if that did not happen yet, and says so if it cannot be done; whether it is gone. */
    public synchronized boolean end() {
        if (closed) {
            return token.isEmpty();
        }
        try {
            revoke();
        } catch (Failure e) {
            log.accept(e.text());
        }
        closed = true;
        http.close();
        return token.isEmpty();
    }

    @Override
    public void close() {
        end();
    }
}
