package dev.mt.routeros.simulator.container;

import dev.mt.routeros.RouterOsVersion;
import java.net.URI;

/**
 * Where an image is, as {@code remote-image} and the setting {@code registry-url} say together.
 *
 * @param registry scheme, host and port, such as {@code https://registry.example}
 * @param repository its path there
 * @param reference a tag or a digest
 */
record ImageName(String registry, String repository, String reference) {
    /** Before it, {@code remote-image} could not name a registry of its own. */
    private static final RouterOsVersion OWN_REGISTRY = RouterOsVersion.parse("7.18");

    static ImageName of(String remoteImage, String registryUrl, RouterOsVersion version) {
        int at = remoteImage.indexOf('@');
        String digest = at < 0 ? "" : remoteImage.substring(at + 1);
        String named = at < 0 ? remoteImage : remoteImage.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "latest" : named.substring(colon + 1);
        String name = colon < 0 ? named : named.substring(0, colon);
        String reference = digest.isEmpty() ? tag : digest;
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host && version.isAtLeast(OWN_REGISTRY)
                ? new ImageName("https://" + first, name.substring(slash + 1), reference)
                : new ImageName(withScheme(registryUrl), name, reference);
    }

    private static String withScheme(String url) {
        String text = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return text.contains("://") ? text : "https://" + text;
    }

    URI manifest(String wanted) {
        return URI.create(registry + "/v2/" + repository + "/manifests/" + wanted);
    }

    URI blob(String digest) {
        return URI.create(registry + "/v2/" + repository + "/blobs/" + digest);
    }

    @Override
    public String toString() {
        return repository + (reference.startsWith("sha256:") ? "@" : ":") + reference;
    }
}
