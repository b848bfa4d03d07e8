package dev.mt.registry;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image in a registry: {@code host[:port]/repository[:tag][@digest]}, with Docker's defaults: no host is
 * {@code docker.io}, one name there is in {@code library/}, neither tag nor digest is {@code latest}. Grammar:
 * distribution/reference, reference.go; distribution specification, "Pulling manifests".
 *
 * @param registry host and port, as written
 * @param repository without the registry
 * @param tag none if only a digest is given
 * @param digest of a manifest or an index
 */
public record Reference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {
    private static final String DOCKER = "docker.io";
    private static final Pattern REGISTRY =
            Pattern.compile("(\\[[0-9A-Fa-f:]+]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final int LONGEST = 255;
    private static final String FORM =
            "write host/repository:tag, such as registry.example.com/network/tailscale:stable";

    public Reference {
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(digest, "digest is null");
        if (!REGISTRY.matcher(registry).matches()) {
            throw wrong(registry + "/" + repository, "'%s' is not the name of a host".formatted(registry), FORM);
        }
        checkRepository(repository);
        tag.filter(given -> !TAG.matcher(given).matches()).ifPresent(given -> {
            throw wrong(
                    repository + ":" + given,
                    "'%s' is not a tag".formatted(given),
                    "tags are up to 128 letters, digits, dots, dashes and underscores, such as v1.104.5-mt.1");
        });
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new IllegalArgumentException("neither tag nor digest");
        }
    }

    /**
     * Reads a reference.
     *
     * @throws Failure saying which part is wrong
     */
    public static Reference parse(String text) {
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            throw wrong(text, "it begins with a scheme", "did you mean " + text.substring(scheme + 3) + "?");
        }
        int at = text.indexOf('@');
        Optional<Digest> digest = at < 0 ? Optional.empty() : Optional.of(digest(text, text.substring(at + 1)));
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(named.substring(colon + 1));
        String name = colon < 0 ? named : named.substring(0, colon);
        if (tag.isEmpty() && digest.isEmpty()) {
            tag = Optional.of("latest");
        }
        int slash = name.indexOf('/');
        if (slash < 0 || !looksLikeHost(name.substring(0, slash))) {
            return new Reference(DOCKER, slash < 0 ? "library/" + name : name, tag, digest);
        }
        String registry = name.substring(0, slash);
        return new Reference(
                registry.equals("index.docker.io") ? DOCKER : registry, name.substring(slash + 1), tag, digest);
    }

    private static boolean looksLikeHost(String first) {
        return first.contains(".") || first.contains(":") || first.equals("localhost");
    }

    private static void checkRepository(String repository) {
        if (repository.length() > LONGEST) {
            throw wrong(repository, "it has more than %d characters".formatted(LONGEST), "");
        }
        for (String name : repository.split("/", -1)) {
            if (!NAME.matcher(name).matches()) {
                String lower = repository.toLowerCase(Locale.ROOT);
                throw wrong(
                        repository,
                        name.isEmpty()
                                ? "a name in it is empty"
                                : "'%s' is not the name of a repository".formatted(name),
                        lower.equals(repository) ? FORM : "names are lower case: did you mean " + lower + "?");
            }
        }
    }

    private static Digest digest(String text, String digest) {
        try {
            return Digest.parse(digest);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    text,
                    "'%s' is not a digest".formatted(digest),
                    "digests are sha256: and 64 lower-case hexadecimal digits");
        }
    }

    private static Failure wrong(String text, String why, String hint) {
        return Failure.usage("'%s' is not the name of an image: %s".formatted(text, why), hint);
    }

    /** What the manifest is asked for by: the digest if there is one, else the tag. */
    String wanted() {
        return digest.map(Digest::toString).or(() -> tag).orElseThrow();
    }

    @Override
    public String toString() {
        return registry + "/" + repository + tag.map(t -> ":" + t).orElse("")
                + digest.map(d -> "@" + d).orElse("");
    }
}
