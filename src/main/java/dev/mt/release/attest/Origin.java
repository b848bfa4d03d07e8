package dev.mt.release.attest;

import dev.mt.core.ReleaseTag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a release comes from.
 *
 * @param tag its name
 * @param source address of this project's repository
 * @param revision the commit; none of an image that does not say
 * @param created the time that the images themselves name
 * @param components what it is made of and with
 * @param unproven what was published although it was not verified, a sentence each
 */
public record Origin(
        ReleaseTag tag,
        String source,
        Optional<String> revision,
        Instant created,
        List<Component> components,
        List<String> unproven) {
    public Origin {
        Objects.requireNonNull(tag, "tag is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(revision, "revision is null");
        Objects.requireNonNull(created, "created is null");
        components = List.copyOf(components);
        unproven = List.copyOf(unproven);
    }
}
