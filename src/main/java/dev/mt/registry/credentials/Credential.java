package dev.mt.registry.credentials;

import java.util.Objects;

/** What proves to a registry who we are. Its text never shows. */
public sealed interface Credential {
    /**
     * A name and a password, or what stands for one.
     */
    record Login(String user, String password) implements Credential {
        public Login {
            Objects.requireNonNull(user, "user is null");
            Objects.requireNonNull(password, "password is null");
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /**
     * A token that a registry's token service gave for longer, to be changed for short-lived ones (distribution, "OAuth2
     * Token Authentication", refresh token).
     */
    record IdentityToken(String token) implements Credential {
        public IdentityToken {
            Objects.requireNonNull(token, "token is null");
        }

        @Override
        public String toString() {
            return "IdentityToken";
        }
    }
}
