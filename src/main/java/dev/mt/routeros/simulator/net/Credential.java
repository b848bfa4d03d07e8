package dev.mt.routeros.simulator.net;

import java.time.Instant;
import java.util.Objects;

/**
 * What a server in memory shows of itself, in place of a certificate.
 *
 * @param authority who says that it is who it is; {@link #PUBLIC} for one that every operating system knows
 * @param from when it begins to be valid
 * @param until when it ends
 */
public record Credential(String authority, Instant from, Instant until) {
    /** An authority in everybody's list. */
    public static final String PUBLIC = "public";

    public Credential {
        Objects.requireNonNull(authority, "authority is null");
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(until, "until is null");
    }

    /** One of a public authority, good for as long as this project is likely to be. */
    public static Credential ofPublic() {
        return of(PUBLIC);
    }

    /** One of an authority, good from 2020 to 2100. */
    public static Credential of(String authority) {
        return new Credential(authority, Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** Why a router does not take it; empty if it does. */
    String problem(Trust trust) {
        if (!trust.checked()) {
            return "";
        }
        boolean known = authority.equals(PUBLIC)
                ? trust.builtin() || trust.authorities().contains(PUBLIC)
                : trust.authorities().contains(authority);
        if (!known) {
            return "unable to get local issuer certificate";
        }
        if (trust.now().isBefore(from)) {
            return "certificate is not yet valid";
        }
        if (trust.now().isAfter(until)) {
            return "certificate has expired";
        }
        return trust.revocation() ? "unable to get certificate CRL" : "";
    }
}
