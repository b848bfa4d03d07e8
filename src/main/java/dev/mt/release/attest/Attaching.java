package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.core.InParallel;
import dev.mt.core.Tasks;
import dev.mt.core.Tasks.Task;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.registry.Referrers;
import dev.mt.registry.Referrers.Artifact;
import dev.mt.registry.RemoteRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings attachments into a repository: their files may go there with everything else, the manifests that refer to something
 * only when that is there.
 */
public final class Attaching {
    private final RemoteRepository repository;
    private final Consumer<String> say;
    private final boolean dryRun;
    private final Map<Descriptor, List<Each>> bySubject = new LinkedHashMap<>();

    /** An attachment and its manifest, which is made once. */
    private record Each(Attachment attachment, Artifact artifact) {}

    /**
     * Nothing is sent yet.
     *
     * @param repository where to
     * @param attachments those of the index first
     * @param say hears what is done, a line each
     * @param dryRun looks, and changes nothing
     */
    public Attaching(RemoteRepository repository, List<Attachment> attachments, Consumer<String> say, boolean dryRun) {
        this.repository = Objects.requireNonNull(repository, "repository is null");
        this.say = Objects.requireNonNull(say, "say is null");
        this.dryRun = dryRun;
        attachments.forEach(each -> bySubject
                .computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                .add(new Each(each, each.artifact())));
    }

    /** The tags and digests that {@link #missing} needs to know of. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        bySubject.keySet().stream().findFirst().ifPresent(index -> names.add(Referrers.listTag(index.digest())));
        bySubject
                .values()
                .forEach(all -> all.forEach(
                        each -> names.add(each.artifact().descriptor().digest().toString())));
        return names;
    }

    /**
     * What has to be done for one subject.
     *
     * @param attachments what has to be attached to it
     * @param artifacts the manifests of those, in the same order
     * @param listed everything that has to be in its list: what was attached before may not be, if it stopped there
     */
    public record Missing(
            Descriptor subject, List<Attachment> attachments, List<Artifact> artifacts, List<Artifact> listed) {
        public Missing {
            Objects.requireNonNull(subject, "subject is null");
            attachments = List.copyOf(attachments);
            artifacts = List.copyOf(artifacts);
            listed = List.copyOf(listed);
        }
    }

    /**
     * What is not attached yet, or not in the list of a registry that needs one. Looks with HEAD as far as that goes.
     *
     * @param there what was found of {@link #names}
     * @param attachedBefore whether a publication of the same got past this before: if it then wrote no list for the index,
     *     this registry needs none
     */
    public List<Missing> missing(Map<String, Descriptor> there, boolean attachedBefore) {
        boolean listsByItself = attachedBefore
                && bySubject.keySet().stream()
                        .findFirst()
                        .filter(index -> !there.containsKey(Referrers.listTag(index.digest())))
                        .isPresent();
        List<Missing> missing = new ArrayList<>();
        List<Map.Entry<Descriptor, List<Each>>> whole = new ArrayList<>();
        for (Map.Entry<Descriptor, List<Each>> each : bySubject.entrySet()) {
            List<Each> absent = each.getValue().stream()
                    .filter(one -> !there.containsKey(
                            one.artifact().descriptor().digest().toString()))
                    .toList();
            if (!absent.isEmpty()) {
                missing.add(missing(each.getKey(), absent, each.getValue()));
            } else if (!listsByItself) {
                whole.add(each);
            }
        }
        List<Missing> unlisted = new ArrayList<>();
        InParallel.requests(whole, each -> {
            if (!new Referrers(repository).areListed(each.getKey().digest(), artifacts(each.getValue()))) {
                synchronized (unlisted) {
                    unlisted.add(missing(each.getKey(), each.getValue(), each.getValue()));
                }
            }
        });
        missing.addAll(unlisted);
        return missing;
    }

    private static Missing missing(Descriptor subject, List<Each> absent, List<Each> all) {
        return new Missing(subject, absent.stream().map(Each::attachment).toList(), artifacts(absent), artifacts(all));
    }

    private static List<Artifact> artifacts(List<Each> all) {
        return all.stream().map(Each::artifact).toList();
    }

    /**
     * Begins to attach what is missing: each when its file and what it refers to are there.
     *
     * @param allowed what has to be done before anything is sent
     * @param subjects what brings a manifest or an index there, by its digest
     * @return done when all is attached, and listed
     */
    public List<Task<Boolean>> attach(
            Tasks tasks, List<Missing> missing, Task<?> allowed, Map<Digest, ? extends Task<?>> subjects) {
        missing.forEach(this::sayEach);
        if (dryRun) {
            return List.of();
        }
        Referrers referrers = new Referrers(repository);
        Map<Digest, Task<Boolean>> files = new HashMap<>();
        List<Task<Boolean>> attached = new ArrayList<>();
        for (Missing each : missing) {
            Digest subject = each.subject().digest();
            Task<?> there = Objects.requireNonNull(subjects.get(subject), "an attachment of something else");
            List<Task<Boolean>> listed = new ArrayList<>();
            for (int i = 0; i < each.artifacts().size(); i++) {
                Attachment attachment = each.attachments().get(i);
                Artifact artifact = each.artifacts().get(i);
                Task<Boolean> empty = files.computeIfAbsent(
                        Attachment.EMPTY_BLOB.digest(),
                        digest ->
                                tasks.doAfter(List.of(allowed), () -> bring(Attachment.EMPTY_BLOB, Attachment.EMPTY)));
                Task<Boolean> file = files.computeIfAbsent(
                        attachment.digest(),
                        digest ->
                                tasks.doAfter(List.of(allowed), () -> bring(attachment.blob(), attachment.content())));
                listed.add(tasks.after(List.of(empty, file, there), () -> referrers.put(subject, artifact)));
            }
            attached.add(tasks.doAfter(listed, () -> {
                if (!listed.stream().allMatch(Task::value)) {
                    referrers.list(subject, each.listed());
                }
            }));
        }
        return attached;
    }

    private void sayEach(Missing missing) {
        missing.attachments()
                .forEach(attachment -> say.accept("%s the %s of %s"
                        .formatted(
                                dryRun ? "would attach" : "attaching",
                                attachment.name(),
                                missing.subject().digest())));
    }

    /** Brings a file there, unless it is. */
    private void bring(Descriptor blob, ByteSource content) {
        if (!repository.has(blob)) {
            repository.push(blob, content, Optional.empty());
        }
    }
}
