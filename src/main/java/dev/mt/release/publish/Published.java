package dev.mt.release.publish;

import dev.mt.core.Digest;
import dev.mt.core.ReleaseTag;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A release in a repository.
 *
 * @param tag its name
 * @param digest of its index
 * @param sizes what each platform pulls, in bytes
 * @param stable whether {@code :stable} leads to it
 * @param signers the names of keys that signatures of it claim; whether they are right is for {@code mt release verify}
 * @param unproven what its provenance claims was published although it was not verified, a sentence each
 */
public record Published(
        ReleaseTag tag,
        Digest digest,
        Map<String, Long> sizes,
        boolean stable,
        List<String> signers,
        List<String> unproven) {
    public Published {
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(digest, "digest is null");
        unproven = List.copyOf(unproven);
        signers = List.copyOf(signers);
        sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
    }
}
