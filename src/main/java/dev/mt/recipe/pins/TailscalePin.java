package dev.mt.recipe.pins;

import dev.mt.core.Failure;
import dev.mt.core.TailscaleVersion;
import java.util.Objects;
import java.util.Optional;

/**
 * Which Tailscale is built, and from which pins.
 *
 * @param version the version
 * @param pins the repository's module files
 * @param commit the commit of Tailscale's repository that the version was made from, where it is known
 */
public record TailscalePin(TailscaleVersion version, GoModule pins, Optional<String> commit) {
    /** Tailscale's Go module. */
    public static final String MODULE = "tailscale.com";

    public TailscalePin {
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(pins, "pins is null");
        Objects.requireNonNull(commit, "commit is null");
    }

    /**
     * The pinned version, or another one that was asked for.
     *
     * @throws Failure for an unstable version
     */
    public static TailscalePin of(GoModule pins, Optional<TailscaleVersion> wanted, ImageSettings settings) {
        TailscaleVersion version = wanted.orElseGet(() -> version(pins));
        if (!version.stable()) {
            throw Failure.usage(
                    "Tailscale %s is unstable: odd minor versions are not released".formatted(version),
                    "choose an even minor, such as %d.%d.0".formatted(version.major(), version.minor() - 1));
        }
        return new TailscalePin(
                version, pins, Optional.ofNullable(settings.commits().get(version.toString())));
    }

    /**
     * The pinned version.
     *
     * @throws Failure for a pre-release
     */
    public static TailscaleVersion version(GoModule pins) {
        String pinned = pins.version(MODULE);
        return TailscaleVersion.read(pinned)
                .orElseThrow(() -> Failure.of(
                        "the Tailscale that image/tailscale/go.mod pins, %s, is no release".formatted(pinned),
                        "pin a stable one, such as v1.104.5; pre-releases are not built"));
    }

    /** Whether the repository's {@code go.mod} and {@code go.sum} are of this version; else Go finds the rest. */
    public boolean pinned() {
        return pins.version(MODULE).equals(version.tag());
    }

    /** {@code tailscale.com@v1.104.5}. */
    public String module() {
        return MODULE + "@" + version.tag();
    }
}
