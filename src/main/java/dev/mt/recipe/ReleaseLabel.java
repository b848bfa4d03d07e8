package dev.mt.recipe;

import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.core.TailscaleVersion;
import java.util.Objects;
import java.util.Optional;

/**
 * What an image calls its version.
 *
 * @param tag {@code v<tailscale>-mt.<N>} of a release, or {@code v<tailscale>-dev}
 * @param revision the commit of a release; none otherwise, so that commits which change no byte leave digests alone
 */
public record ReleaseLabel(String tag, Optional<String> revision) {
    public ReleaseLabel {
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(revision, "revision is null");
    }

    /** Of an image that is no release. */
    public static ReleaseLabel development(TailscaleVersion version) {
        return new ReleaseLabel(version.tag() + "-dev", Optional.empty());
    }

    /**
     * Of a release.
     *
     * @throws Failure if the tag has another form, or is of another version of Tailscale
     */
    public static ReleaseLabel release(String tag, TailscaleVersion version, Optional<String> revision) {
        if (!ReleaseTag.parse(tag).version().equals(version)) {
            throw Failure.usage(
                    "the release %s is not of Tailscale %s, which is built".formatted(tag, version),
                    "a release of this version is called %s-mt.<N>".formatted(version.tag()));
        }
        return new ReleaseLabel(tag, revision);
    }

    /** The tag without its {@code v}: for file names. */
    public String version() {
        return tag.substring(1);
    }
}
