package dev.mt.release.publish;

import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.oci.Annotations;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Index;
import dev.mt.oci.OciPlatform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A release as the registry shows it: an index, and under a tag of its own the manifest for ARMv5.
 *
 * @param descriptor of the index
 * @param index its content
 */
record Release(Descriptor descriptor, Index index) {
    Release {
        Objects.requireNonNull(descriptor, "descriptor is null");
        Objects.requireNonNull(index, "index is null");
    }

    /** What the image says it is; nothing if it is no release of ours. */
    Optional<ReleaseTag> tag() {
        return Optional.ofNullable(index.annotations().get(Annotations.VERSION)).flatMap(ReleaseTag::read);
    }

    /** The manifest for ARMv5. */
    Optional<Descriptor> alone() {
        return index.manifests().stream()
                .filter(each -> each.platform().equals(Optional.of(OciPlatform.of(Channel.ALONE))))
                .findFirst();
    }

    /** A tag and its twin, and what they lead to; the tag itself last. */
    Map<String, Descriptor> under(String tag) {
        Map<String, Descriptor> tags = new LinkedHashMap<>();
        alone().ifPresent(manifest -> tags.put(Channel.alone(tag), manifest));
        tags.put(tag, descriptor);
        return tags;
    }

    /**
     * Checks that it is what it is to be called.
     *
     * @throws Failure if it calls itself something else
     */
    Release called(ReleaseTag wanted, String where) {
        if (!tag().equals(Optional.of(wanted))) {
            throw Failure.of(
                    "%s calls itself %s, not %s"
                            .formatted(
                                    where,
                                    Optional.ofNullable(index.annotations().get(Annotations.VERSION))
                                            .orElse("nothing"),
                                    wanted),
                    "build it as that release: ./mt build --release " + wanted);
        }
        return this;
    }
}
