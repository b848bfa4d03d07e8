package dev.mt.release.attest;

import dev.mt.core.Digest;
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

    /** The tags and digests that {@link #attach} needs to know of. */
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
     * @param absent what has to be attached to it
     * @param all what has to be in its list: what was attached before may not be, if it stopped there
     */
    private record Missing(Digest subject, List<Each> absent, List<Each> all) {}

    /**
     * Begins to attach what is not attached yet, or not in the list of a registry that needs one: each when its file and what
     * it refers to are there. Looks with HEAD as far as that goes.
     *
     * @param there what was found of {@link #names}
     * @param attachedBefore whether a publication of the same got past this before: if it then wrote no list for the index,
     *     this registry needs none
     * @param allowed what has to be done before anything is sent
     * @param subjects what brings a manifest or an index there, by its digest
     * @return done when all is attached, and listed
     */
    public List<Task<Boolean>> attach(
            Tasks tasks,
            Map<String, Descriptor> there,
            boolean attachedBefore,
            Task<?> allowed,
            Map<Digest, ? extends Task<?>> subjects) {
        List<Missing> missing = missing(tasks, there, attachedBefore);
        missing.forEach(this::sayEach);
        if (dryRun) {
            return List.of();
        }
        Referrers referrers = new Referrers(repository);
        Map<Digest, Task<Boolean>> files = new HashMap<>();
        List<Task<Boolean>> attached = new ArrayList<>();
        for (Missing each : missing) {
            Digest subject = each.subject;
            Task<?> subjectThere = Objects.requireNonNull(subjects.get(subject), "an attachment of something else");
            List<Task<Boolean>> listed = new ArrayList<>();
            for (Each one : each.absent) {
                Attachment attachment = one.attachment;
                Task<Boolean> empty = files.computeIfAbsent(
                        Attachment.EMPTY_BLOB.digest(),
                        digest -> bring(tasks, allowed, Attachment.EMPTY_BLOB, Attachment.EMPTY));
                Task<Boolean> file = files.computeIfAbsent(
                        attachment.digest(), digest -> bring(tasks, allowed, attachment.blob(), attachment.content()));
                listed.add(tasks.after(List.of(empty, file, subjectThere), () -> referrers.put(subject, one.artifact)));
            }
            attached.add(tasks.doAfter(listed, () -> {
                if (!listed.stream().allMatch(Task::value)) {
                    referrers.list(subject, artifacts(each.all));
                }
            }));
        }
        return attached;
    }

    private List<Missing> missing(Tasks tasks, Map<String, Descriptor> there, boolean attachedBefore) {
        boolean listsByItself = attachedBefore
                && bySubject.keySet().stream()
                        .findFirst()
                        .filter(index -> !there.containsKey(Referrers.listTag(index.digest())))
                        .isPresent();
        List<Missing> missing = new ArrayList<>();
        List<Map.Entry<Missing, Task<Boolean>>> whole = new ArrayList<>();
        bySubject.forEach((subject, all) -> {
            List<Each> absent = all.stream()
                    .filter(one -> !there.containsKey(
                            one.artifact.descriptor().digest().toString()))
                    .toList();
            if (!absent.isEmpty()) {
                missing.add(new Missing(subject.digest(), absent, all));
            } else if (!listsByItself) {
                Task<Boolean> isListed =
                        tasks.begin(() -> new Referrers(repository).areListed(subject.digest(), artifacts(all)));
                whole.add(Map.entry(new Missing(subject.digest(), all, all), isListed));
            }
        });
        for (Map.Entry<Missing, Task<Boolean>> each : whole) {
            if (!tasks.result(each.getValue())) {
                missing.add(each.getKey());
            }
        }
        return missing;
    }

    private static List<Artifact> artifacts(List<Each> all) {
        return all.stream().map(Each::artifact).toList();
    }

    private void sayEach(Missing missing) {
        missing.absent.forEach(each -> say.accept("%s the %s of %s"
                .formatted(dryRun ? "would attach" : "attaching", each.attachment.name(), missing.subject)));
    }

    private Task<Boolean> bring(Tasks tasks, Task<?> allowed, Descriptor blob, ByteSource content) {
        return tasks.doAfter(List.of(allowed), () -> bring(blob, content));
    }

    /** Brings a file there, unless it is. */
    private void bring(Descriptor blob, ByteSource content) {
        if (!repository.has(blob)) {
            repository.push(blob, content, Optional.empty());
        }
    }
}
