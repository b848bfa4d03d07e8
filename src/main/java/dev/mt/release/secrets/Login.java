package dev.mt.release.secrets;

import java.util.Map;
import java.util.Objects;

/** How to become somebody whom OpenBao knows. */
public sealed interface Login {
    /** What everybody has to send who logs in this way. */
    Map<String, String> body();

    /**
     * As a machine: {@code POST /auth/approle/login}.
     *
     * @param mount where the method is mounted, such as {@code approle}
     * @param role the role's id
     * @param secret its secret id
     */
    record AppRole(String mount, String role, Secret secret) implements Login {
        public AppRole {
            Objects.requireNonNull(mount, "mount is null");
            Objects.requireNonNull(role, "role is null");
            Objects.requireNonNull(secret, "secret is null");
        }

        @Override
        public Map<String, String> body() {
            return Map.of("role_id", role, "secret_id", secret.reveal());
        }
    }

    /**
     * With a token that somebody else signed, such as a forge or a cluster: {@code POST /auth/jwt/login}.
     *
     * @param mount where the method is mounted, such as {@code jwt}
     * @param role the role's name
     * @param token the signed token
     */
    record Jwt(String mount, String role, Secret token) implements Login {
        public Jwt {
            Objects.requireNonNull(mount, "mount is null");
            Objects.requireNonNull(role, "role is null");
            Objects.requireNonNull(token, "token is null");
        }

        @Override
        public Map<String, String> body() {
            return Map.of("role", role, "jwt", token.reveal());
        }
    }

    /**
     * As who has this token of OpenBao's already.
     *
     * @param token the token
     */
    record Token(Secret token) implements Login {
        public Token {
            Objects.requireNonNull(token, "token is null");
        }

        @Override
        public Map<String, String> body() {
            return Map.of();
        }
    }
}
