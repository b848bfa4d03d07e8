package dev.mt.release.publish;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.core.ReleaseTag;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Index;
import dev.mt.oci.OciLayout;
import dev.mt.registry.Inventory;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.Attaching;
import dev.mt.release.attest.Attachment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
        return publish(layout, tag, stable, List.of(), Optional.empty());
    }

    /**
     * Publishes, with what is said about the release.
     *
     * @param attachments are there before any tag: under a tag, a release is complete
     * @param mountFrom another repository of the same registry, which may have blobs already
     */
    public Digest publish(
            OciLayout layout, ReleaseTag tag, Stable stable, List<Attachment> attachments, Optional<String> mountFrom) {
        Release release = release(layout).called(tag, layout.name());
        List<Descriptor> all = layout.reachable();
        List<Descriptor> blobs = all.stream().filter(blob -> !isDocument(blob)).toList();
        Map<String, Descriptor> tags = release.under(tag.toString());
        Map<String, Descriptor> channel = stable == Stable.STAYS ? Map.of() : release.under(Channel.STABLE);
        Attaching attaching = new Attaching(repository, attachments, say, dryRun);

        List<String> names = new ArrayList<>(tags.keySet());
        names.addAll(channel.keySet());
        all.stream()
                .filter(Publisher::isDocument)
                .forEach(each -> names.add(each.digest().toString()));
        names.addAll(attaching.names());
        Inventory there = Inventory.of(repository, names, blobs);

        Map<String, Descriptor> missing = missing(tags, there);
        List<Attaching.Missing> unattached = attaching.missing(there, missing.isEmpty());
        bringBlobs(layout, blobs, there, mountFrom, attaching, unattached);
        bringDocuments(layout, all, there);
        attaching.attach(unattached);
        missing.forEach((name, descriptor) -> {
            point(layout, name, descriptor);
            check(name, descriptor);
        });
        if (!channel.isEmpty() && behind(channel, there::find).isEmpty()) {
            channel.keySet().forEach(this::sayThere);
        } else {
            move(release, tag, stable, (name, descriptor) -> point(layout, name, descriptor));
        }
        return release.descriptor().digest();
    }

    private static Release release(OciLayout layout) {
        Descriptor top = layout.imageIndex().plain();
        return new Release(top, Index.read(bytes(layout, top), "the index of " + layout.name()));
    }

    private static byte[] bytes(OciLayout layout, Descriptor document) {
        try {
            return layout.blobs().blob(document).readAll();
        } catch (IOException e) {
            throw Failure.of("cannot read %s of %s".formatted(document.digest(), layout.name()), "build it again", e);
        }
    }

    /** Those of the tags that are not there yet. */
    private Map<String, Descriptor> missing(Map<String, Descriptor> tags, Inventory there) {
        Map<String, Descriptor> missing = new LinkedHashMap<>(tags);
        tags.forEach((name, ours) -> there.find(name).ifPresent(found -> {
            if (!found.digest().equals(ours.digest())) {
                throw taken(name, found, ours);
            }
            sayThere(name);
            missing.remove(name);
        }));
        return missing;
    }

    private void sayThere(String tag) {
        say.accept("%s:%s is there already".formatted(repository.name(), tag));
    }

    private Failure taken(String tag, Descriptor there, Descriptor ours) {
        return Failure.of(
                "%s:%s is there already, as %s and not as %s"
                        .formatted(repository.name(), tag, there.digest(), ours.digest()),
                "a release is never overwritten: was it built of the same commit? else make another one with 'mt"
                        + " release tag --next'");
    }

    /** Files that nothing refers to yet: those of the images, and those of what is attached. */
    private void bringBlobs(
            OciLayout layout,
            List<Descriptor> blobs,
            Inventory there,
            Optional<String> mountFrom,
            Attaching attaching,
            List<Attaching.Missing> unattached) {
        List<Runnable> pushes = new ArrayList<>();
        blobs.stream()
                .filter(blob -> !there.hasBlob(blob))
                .forEach(blob -> pushes.add(() -> act(
                        "blob %s, %,d bytes".formatted(blob.digest(), blob.size()),
                        () -> repository.push(blob, layout.blobs().blob(blob), mountFrom))));
        Attaching.files(unattached).forEach((blob, content) -> pushes.add(() -> attaching.bring(blob, content)));
        InParallel.requests(pushes, Runnable::run);
    }

    /** Manifests, and then what refers to them. */
    private void bringDocuments(OciLayout layout, List<Descriptor> all, Inventory there) {
        List<Descriptor> manifests = all.stream()
                .filter(each -> each.mediaType().isManifest() && !there.has(each.digest()))
                .toList();
        InParallel.requests(manifests, manifest -> bringDocument(layout, manifest));
        Descriptor index = layout.imageIndex().plain();
        if (!there.has(index.digest())) {
            bringDocument(layout, index);
        }
    }

    private void bringDocument(OciLayout layout, Descriptor document) {
        String digest = document.digest().toString();
        act("manifest " + digest, () -> repository.put(digest, document.mediaType(), bytes(layout, document)));
    }

    private static boolean isDocument(Descriptor blob) {
        return blob.mediaType().isManifest() || blob.mediaType().isIndex();
    }

    private void point(OciLayout layout, String tag, Descriptor to) {
        act(
                "%s:%s -> %s".formatted(repository.name(), tag, to.digest()),
                () -> repository.put(tag, to.mediaType(), bytes(layout, to)));
    }

    /** Somebody else may have published under the same tag in the same moment. */
    private void check(String tag, Descriptor ours) {
        if (dryRun) {
            return;
        }
        Optional<Descriptor> there = repository.find(tag);
        if (!there.map(Descriptor::digest).equals(Optional.of(ours.digest()))) {
            throw Failure.of(
                    "%s:%s was put there as %s, and is %s now"
                            .formatted(
                                    repository.name(),
                                    tag,
                                    ours.digest(),
                                    there.map(found -> found.digest().toString())
                                            .orElse("gone")),
                    "does somebody else publish at the same time? :stable was not moved");
        }
    }

    /** Puts a document under a tag. */
    @FunctionalInterface
    interface Pointing {
        void at(String tag, Descriptor descriptor);
    }

    private void move(Release release, ReleaseTag tag, Stable stable, Pointing pointing) {
        if (stable == Stable.STAYS) {
            return;
        }
        Map<String, Descriptor> channel = release.under(Channel.STABLE);
        Inventory there = Inventory.of(repository, channel.keySet(), List.of());
        Map<String, Descriptor> moving = behind(channel, there::find);
        channel.keySet().stream().filter(name -> !moving.containsKey(name)).forEach(this::sayThere);
        Optional<ReleaseTag> now = moving.isEmpty()
                ? Optional.empty()
                : current(there.find(Channel.STABLE)).flatMap(Release::tag);
        if (stable == Stable.FORWARD && now.isPresent() && now.get().compareTo(tag) > 0) {
            say.accept("%s:%s stays at %s, which is newer ('mt release promote %s' moves it all the same)"
                    .formatted(repository.name(), Channel.STABLE, now.get(), tag));
            return;
        }
        moving.forEach(pointing::at);
    }

    /** Those that do not lead where they are to lead. */
    private static Map<String, Descriptor> behind(
            Map<String, Descriptor> channel, Function<String, Optional<Descriptor>> there) {
        Map<String, Descriptor> behind = new LinkedHashMap<>(channel);
        behind.entrySet().removeIf(each -> there.apply(each.getKey())
                .filter(found -> found.digest().equals(each.getValue().digest()))
                .isPresent());
        return behind;
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
        move(
                release,
                tag,
                Stable.ANYWAY,
                (name, descriptor) -> act("%s:%s -> %s".formatted(repository.name(), name, descriptor.digest()), () -> {
                    RemoteRepository.Document document =
                            repository.read(descriptor.digest().toString());
                    repository.put(name, descriptor.mediaType(), RemoteImages.json(document));
                }));
        return release.descriptor().digest();
    }

    private void act(String what, Runnable action) {
        if (dryRun) {
            say.accept("would push " + what);
        } else {
            action.run();
            say.accept("pushed " + what);
        }
    }
}
