package dev.mt.release.secrets;

import dev.mt.core.Failure;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Where OpenBao is, and how it is spoken to.
 *
 * @param address its address, without {@code /v1}
 * @param namespace the namespace that everything is in; empty for the root's
 * @param trust whom to believe instead of the JDK's own authorities
 */
public record VaultSettings(URI address, Optional<String> namespace, Optional<SSLContext> trust) {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    public VaultSettings {
        Objects.requireNonNull(address, "address is null");
        Objects.requireNonNull(namespace, "namespace is null");
        Objects.requireNonNull(trust, "trust is null");
    }

    /**
     * Settings for an address, as somebody wrote it.
     *
     * @param plain whether other machines may be spoken to without TLS
     * @throws Failure of usage if it is none, or secrets would travel in the clear
     */
    public static VaultSettings of(String address, boolean plain) {
        URI uri = uri(address);
        if (uri.getScheme().equals("http") && !plain && !isHere(uri.getHost())) {
            throw Failure.usage(
                    "secrets would be sent in the clear to " + uri, "give an address with https, or --plain-http");
        }
        return new VaultSettings(uri, Optional.empty(), Optional.empty());
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address.replaceAll("/+$", ""));
            if (uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, without the text's own words: they may hold a secret.
        }
        throw Failure.usage("the address of OpenBao is none", "write it as https://openbao.example.com:8200");
    }

    private static boolean isHere(String host) {
        try {
            return host.equals("localhost")
                    || (host.matches("[\\[0-9].*")
                            && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The same in a namespace. */
    public VaultSettings in(String name) {
        return new VaultSettings(address, Optional.of(name), trust);
    }

    /** The same, believing others. */
    public VaultSettings trusting(SSLContext context) {
        return new VaultSettings(address, namespace, Optional.of(context));
    }
}
