package dev.mt.release.publish;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.core.Tasks;
import dev.mt.oci.Blobs;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Index;
import dev.mt.oci.OciLayout;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.Attachment;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings a release from a layout into a repository. Tags of releases are never overwritten, and {@code :stable} moves when
 * everything else is there: at no moment does a router see half a release.
 *
 * @param repository where to
 * @param say hears what is done, a line each
 * @param dryRun looks, and changes nothing
 */
public record Publisher(RemoteRepository repository, Consumer<String> say, boolean dryRun) {
    /** Which way {@code :stable} may move. */
    public enum Stable {
        /** To a newer release. */
        FORWARD,
        /** To this release, whatever it was. */
        ANYWAY,
        /** Not at all. */
        STAYS
    }

    public Publisher {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(say, "say is null");
    }

    /**
     * Publishes.
     *
     * @return the digest of the index
     * @throws Failure if the tag is there with another digest; nothing was changed then
     */
    public Digest publish(OciLayout layout, ReleaseTag tag, Stable stable) {
        return publish(layout, tag, stable, List::of, Optional.empty());
    }

    /**
     * Publishes, with what is said about the release.
     *
     * @param attachments makes them, while files of the images are on their way already; they are there before any tag: under
     *     a tag, a release is complete
     * @param mountFrom another repository of the same registry, which may have blobs already
     */
    public Digest publish(
            OciLayout layout,
            ReleaseTag tag,
            Stable stable,
            Supplier<List<Attachment>> attachments,
            Optional<String> mountFrom) {
        Release release = release(layout).called(tag, layout.name());
        try (Tasks tasks = new Tasks()) {
            new Publication(this, layout, release, mountFrom, tasks).publish(tag, stable, attachments);
        }
        return release.descriptor().digest();
    }

    private static Release release(OciLayout layout) {
        Descriptor top = layout.imageIndex().plain();
        return new Release(top, Index.read(bytes(layout, top), "the index of " + layout.name()));
    }

    static byte[] bytes(OciLayout layout, Descriptor document) {
        try {
            return Blobs.document(layout.blobs().blob(document), document, layout.name());
        } catch (IOException e) {
            throw Failure.of("cannot read %s of %s".formatted(document.digest(), layout.name()), "build it again", e);
        }
    }

    void sayThere(String tag) {
        say.accept("%s:%s is there already".formatted(repository.name(), tag));
    }

    /** Puts a document under a tag. */
    @FunctionalInterface
    interface Pointing {
        void at(String tag, Descriptor descriptor);
    }

    /**
     * Moves {@code :stable} and its twin, unless they are there, or somewhere newer.
     *
     * @param there what they lead to now
     */
    void move(Release release, ReleaseTag tag, Stable stable, Map<String, Descriptor> there, Pointing pointing) {
        Map<String, Descriptor> channel = release.under(Channel.STABLE);
        Map<String, Descriptor> moving = new LinkedHashMap<>(channel);
        moving.entrySet().removeIf(each -> Optional.ofNullable(there.get(each.getKey()))
                .filter(found -> found.digest().equals(each.getValue().digest()))
                .isPresent());
        channel.keySet().stream().filter(name -> !moving.containsKey(name)).forEach(this::sayThere);
        Optional<ReleaseTag> now = moving.isEmpty()
                ? Optional.empty()
                : current(Optional.ofNullable(there.get(Channel.STABLE))).flatMap(Release::tag);
        if (stable == Stable.FORWARD && now.isPresent() && now.get().compareTo(tag) > 0) {
            say.accept("%s:%s stays at %s, which is newer ('mt release promote %s' moves it all the same)"
                    .formatted(repository.name(), Channel.STABLE, now.get(), tag));
            return;
        }
        moving.forEach(pointing::at);
    }

    /** What {@code :stable} is now. */
    Optional<Release> current() {
        return current(repository.find(Channel.STABLE));
    }

    private Optional<Release> current(Optional<Descriptor> stable) {
        return stable.filter(found -> found.mediaType().isIndex())
                .map(found -> remote(found.digest().toString()));
    }

    /** A release in the repository. */
    Release remote(String tagOrDigest) {
        RemoteRepository.Document document = repository.read(tagOrDigest);
        try {
            return new Release(
                    document.descriptor(),
                    Index.read(document.json().readAll(), "%s:%s".formatted(repository.name(), tagOrDigest)));
        } catch (IOException e) {
            throw Failure.of("cannot read the index " + tagOrDigest, "", e);
        }
    }

    /**
     * Points {@code :stable} at a release that was published before.
     *
     * @return the digest of the index
     * @throws Failure if it is not there, or not all of it
     */
    public Digest promote(ReleaseTag tag) {
        if (repository.find(tag.toString()).isEmpty()) {
            throw Failure.of(
                    "there is no %s:%s".formatted(repository.name(), tag), "'mt release list' shows what there is");
        }
        Release release = remote(tag.toString()).called(tag, "%s:%s".formatted(repository.name(), tag));
        new RemoteImages(repository).requireAll(release);
        Map<String, Descriptor> there = new HashMap<>();
        release.under(Channel.STABLE)
                .keySet()
                .forEach(name -> repository.find(name).ifPresent(found -> there.put(name, found)));
        move(
                release,
                tag,
                Stable.ANYWAY,
                there,
                (name, descriptor) -> act("%s:%s -> %s".formatted(repository.name(), name, descriptor.digest()), () -> {
                    RemoteRepository.Document document =
                            repository.read(descriptor.digest().toString());
                    repository.put(name, descriptor.mediaType(), RemoteImages.json(document));
                }));
        return release.descriptor().digest();
    }

    /** Does something and says so, or only says what would be done. */
    void act(String what, Runnable action) {
        if (dryRun) {
            say.accept("would push " + what);
        } else {
            action.run();
            say.accept("pushed " + what);
        }
    }
}
