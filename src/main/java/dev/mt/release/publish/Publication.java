package dev.mt.release.publish;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.ReleaseTag;
import dev.mt.core.Tasks;
import dev.mt.core.Tasks.Task;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Manifest;
import dev.mt.oci.OciLayout;
import dev.mt.registry.RemoteRepository;
import dev.mt.release.attest.Attaching;
import dev.mt.release.attest.Attachment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One publication. Everything is sent as soon as what it needs is there: a manifest when its blobs are, the index when its
 * manifests are, an attachment when its subject is. Tags wait for all of it, and {@code :stable} for them.
 */
final class Publication {
    private final Publisher publisher;
    private final RemoteRepository repository;
    private final OciLayout layout;
    private final Release release;
    private final Optional<String> mountFrom;
    private final Tasks tasks;
    /**
     * Whether the index is there. It never is before its manifests; and where it is not, sending those takes no more than
     * asking for them.
     */
    private final Task<Optional<Descriptor>> index;

    /** What brings each manifest, and the index. */
    private final Map<Digest, Task<Boolean>> documents = new LinkedHashMap<>();

    Publication(Publisher publisher, OciLayout layout, Release release, Optional<String> mountFrom, Tasks tasks) {
        this.publisher = publisher;
        this.repository = publisher.repository();
        this.layout = layout;
        this.release = release;
        this.mountFrom = mountFrom;
        this.tasks = tasks;
        this.index =
                tasks.begin(() -> repository.find(release.descriptor().digest().toString()));
    }

    void publish(ReleaseTag tag, Publisher.Stable stable, Supplier<List<Attachment>> attachments) {
        Map<String, Descriptor> tags = release.under(tag.toString());
        Map<String, Task<Optional<Descriptor>>> there = look(tags.keySet());
        Task<Map<String, Descriptor>> missing = tasks.after(there.values(), () -> missing(tags, found(there)));
        bringImages(missing);
        List<Task<Boolean>> attached = attach(attachments.get(), missing);
        tasks.await(documents.values());
        tasks.await(attached);

        Collection<String> channel = stable == Publisher.Stable.STAYS
                ? List.of()
                : release.under(Channel.STABLE).keySet();
        Map<String, Task<Optional<Descriptor>>> now = look(channel);
        Map<String, Descriptor> pointed = tasks.result(missing);
        // One after the other: where a manifest's link is written in place (docker-registry 2.8), it is not seen
        // meanwhile.
        pointed.forEach(this::point);
        List<Task<Boolean>> checked = new ArrayList<>();
        pointed.forEach((name, to) -> checked.add(tasks.doAfter(List.of(), () -> check(name, to))));
        tasks.await(checked);
        tasks.await(now.values());
        if (!channel.isEmpty()) {
            publisher.move(release, tag, stable, found(now), this::point);
        }
    }

    private Map<String, Task<Optional<Descriptor>>> look(Collection<String> names) {
        Map<String, Task<Optional<Descriptor>>> looks = new LinkedHashMap<>();
        names.forEach(name -> looks.put(name, tasks.begin(() -> repository.find(name))));
        return looks;
    }

    /** What looks found, when they are done. */
    private static Map<String, Descriptor> found(Map<String, Task<Optional<Descriptor>>> looks) {
        Map<String, Descriptor> found = new HashMap<>();
        looks.forEach((name, look) -> look.value().ifPresent(descriptor -> found.put(name, descriptor)));
        return found;
    }

    /** Those of the tags that are not there yet. */
    private Map<String, Descriptor> missing(Map<String, Descriptor> tags, Map<String, Descriptor> there) {
        Map<String, Descriptor> missing = new LinkedHashMap<>();
        tags.forEach((name, ours) -> {
            Descriptor found = there.get(name);
            if (found == null) {
                missing.put(name, ours);
            } else if (found.digest().equals(ours.digest())) {
                publisher.sayThere(name);
            } else {
                throw Failure.of(
                        "%s:%s is there already, as %s and not as %s"
                                .formatted(repository.name(), name, found.digest(), ours.digest()),
                        "a release is never overwritten: was it built of the same commit? else make another one with"
                                + " 'mt release tag --next'");
            }
        });
        return missing;
    }

    /**
     * Begins to bring everything that the index leads to.
     *
     * @param allowed what has to be done before anything is sent
     */
    private void bringImages(Task<?> allowed) {
        Map<Digest, Task<Boolean>> blobs = new HashMap<>();
        for (Descriptor each : release.index().manifests()) {
            byte[] json = Publisher.bytes(layout, each);
            Manifest manifest = Manifest.read(json, "the manifest %s of %s".formatted(each.digest(), layout.name()));
            List<Descriptor> needed = new ArrayList<>(manifest.layers());
            needed.add(manifest.config());
            List<Task<?>> parts = new ArrayList<>(List.of(allowed));
            needed.forEach(blob -> parts.add(blobs.computeIfAbsent(blob.digest(), digest -> bringBlob(blob, allowed))));
            documents.put(
                    each.digest(),
                    bringDocument(each, ifIndexIsThere(each.digest().toString()), json, parts));
        }
        List<Task<?>> manifests = new ArrayList<>(documents.values());
        manifests.add(allowed);
        Descriptor top = release.descriptor();
        documents.put(top.digest(), bringDocument(top, index, Publisher.bytes(layout, top), manifests));
    }

    private Task<Boolean> bringBlob(Descriptor blob, Task<?> allowed) {
        Task<Boolean> has = tasks.begin(() -> repository.has(blob));
        return tasks.doAfter(List.of(allowed, has), () -> {
            if (!has.value()) {
                publisher.act(
                        "blob %s, %,d bytes".formatted(blob.digest(), blob.size()),
                        () -> repository.push(blob, layout.blobs().blob(blob), mountFrom));
            }
        });
    }

    /** Looks for what is there only if the index is. */
    private Task<Optional<Descriptor>> ifIndexIsThere(String name) {
        return tasks.after(List.of(index), () -> index.value().isEmpty() ? Optional.empty() : repository.find(name));
    }

    private Task<Boolean> bringDocument(
            Descriptor document, Task<Optional<Descriptor>> there, byte[] json, List<Task<?>> parts) {
        String digest = document.digest().toString();
        parts.add(there);
        return tasks.doAfter(parts, () -> {
            if (there.value().isEmpty()) {
                publisher.act("manifest " + digest, () -> repository.put(digest, document.mediaType(), json));
            }
        });
    }

    private List<Task<Boolean>> attach(List<Attachment> attachments, Task<Map<String, Descriptor>> missing) {
        Attaching attaching = new Attaching(repository, attachments, publisher.say(), publisher.dryRun());
        Map<String, Task<Optional<Descriptor>>> looks = new HashMap<>();
        attaching.names().forEach(name -> looks.put(name, ifIndexIsThere(name)));
        tasks.await(looks.values());
        boolean attachedBefore = tasks.result(missing).isEmpty();
        return attaching.attach(tasks, found(looks), attachedBefore, missing, documents);
    }

    private void point(String tag, Descriptor to) {
        publisher.act(
                "%s:%s -> %s".formatted(repository.name(), tag, to.digest()),
                () -> repository.put(tag, to.mediaType(), Publisher.bytes(layout, to)));
    }

    /** Somebody else may have published under the same tag in the same moment. */
    private void check(String tag, Descriptor ours) {
        if (publisher.dryRun()) {
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
}
