package dev.mt.recipe;

import dev.mt.core.Platform;
import dev.mt.core.TailscaleVersion;
import dev.mt.recipe.certificates.CertificateChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be built.
 *
 * @param platforms for which platforms, in index order
 * @param version another Tailscale than the pinned one
 * @param certificates which authorities the image trusts
 * @param release the tag of the release that this is
 * @param slim whether what a router never reads is taken out of Tailscale
 * @param archives whether archives are written too
 * @param out the folder for the results
 */
public record BuildRequest(
        List<Platform> platforms,
        Optional<TailscaleVersion> version,
        CertificateChoice certificates,
        Optional<String> release,
        boolean slim,
        boolean archives,
        Path out) {
    public BuildRequest {
        platforms = platforms.stream().distinct().sorted().toList();
        if (platforms.isEmpty()) {
            throw new IllegalArgumentException("an image for no platform");
        }
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(certificates, "certificates is null");
        Objects.requireNonNull(release, "release is null");
        out = out.toAbsolutePath().normalize();
    }
}
