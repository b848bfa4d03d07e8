package dev.mt.routeros.simulator.net;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Which server certificates a router takes.
 *
 * @param checked whether it looks at them at all
 * @param revocation whether lists of revoked certificates must be there as well ({@code check-certificate=yes}), which they
 *     rarely are
 * @param imported certificates that were imported and are trusted, in the real world
 * @param authorities names of authorities that were imported, in a world in memory
 * @param builtin whether the router's own list of public authorities counts
 * @param now what the router believes the time to be
 */
public record Trust(
        boolean checked,
        boolean revocation,
        List<X509Certificate> imported,
        List<String> authorities,
        boolean builtin,
        Instant now) {
    public Trust {
        imported = List.copyOf(imported);
        authorities = List.copyOf(authorities);
        Objects.requireNonNull(now, "now is null");
    }

    /** Everything is taken. */
    public static Trust blind(Instant now) {
        return new Trust(false, false, List.of(), List.of(), false, now);
    }
}
