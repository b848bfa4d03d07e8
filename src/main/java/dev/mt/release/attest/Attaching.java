package dev.mt.release.attest;

import dev.mt.core.InParallel;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.registry.Inventory;
import dev.mt.registry.Referrers;
import dev.mt.registry.Referrers.Artifact;
import dev.mt.registry.RemoteRepository;
import java.util.ArrayList;
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

    /** What has to be attached to one subject, and the manifests of it, in the same order. */
    public record Missing(Descriptor subject, List<Attachment> attachments, List<Artifact> artifacts) {
        public Missing {
            Objects.requireNonNull(subject, "subject is null");
            attachments = List.copyOf(attachments);
            artifacts = List.copyOf(artifacts);
        }
    }

    /**
     * What is not attached yet, or not in the list of a registry that needs one. Looks with HEAD as far as that goes.
     *
     * @param there what was found of {@link #names}
     * @param attachedBefore whether a publication of the same got past this before: if it then wrote no list for the index,
     *     this registry needs none
     */
    public List<Missing> missing(Inventory there, boolean attachedBefore) {
        boolean listsByItself = attachedBefore
                && bySubject.keySet().stream()
                        .findFirst()
                        .filter(index ->
                                there.find(Referrers.listTag(index.digest())).isEmpty())
                        .isPresent();
        List<Missing> missing = new ArrayList<>();
        List<Map.Entry<Descriptor, List<Each>>> whole = new ArrayList<>();
        for (Map.Entry<Descriptor, List<Each>> each : bySubject.entrySet()) {
            List<Each> absent = each.getValue().stream()
                    .filter(one -> !there.has(one.artifact().descriptor().digest()))
                    .toList();
            if (!absent.isEmpty()) {
                missing.add(missing(each.getKey(), absent));
            } else if (!listsByItself) {
                whole.add(each);
            }
        }
        List<Missing> unlisted = new ArrayList<>();
        InParallel.requests(whole, each -> {
            List<Artifact> artifacts =
                    each.getValue().stream().map(Each::artifact).toList();
            if (!new Referrers(repository).areListed(each.getKey().digest(), artifacts)) {
                synchronized (unlisted) {
                    unlisted.add(missing(each.getKey(), each.getValue()));
                }
            }
        });
        missing.addAll(unlisted);
        return missing;
    }

    private static Missing missing(Descriptor subject, List<Each> absent) {
        return new Missing(
                subject,
                absent.stream().map(Each::attachment).toList(),
                absent.stream().map(Each::artifact).toList());
    }

    /** The files that have to be there before anything is attached, each once. */
    public static Map<Descriptor, ByteSource> files(List<Missing> missing) {
        Map<Descriptor, ByteSource> files = new LinkedHashMap<>();
        missing.forEach(each -> each.attachments().forEach(attachment -> {
            files.put(Attachment.EMPTY_BLOB, Attachment.EMPTY);
            files.put(attachment.blob(), attachment.content());
        }));
        return files;
    }

    /** Brings a file there, unless it is. */
    public void bring(Descriptor blob, ByteSource content) {
        if (!dryRun && !repository.has(blob)) {
            repository.push(blob, content, Optional.empty());
        }
    }

    /** Attaches what is missing, whose files and subjects are there. */
    public void attach(List<Missing> missing) {
        missing.forEach(each -> each.attachments()
                .forEach(attachment -> say.accept("%s the %s of %s"
                        .formatted(
                                dryRun ? "would attach" : "attaching",
                                attachment.name(),
                                each.subject().digest()))));
        if (!dryRun) {
            InParallel.requests(missing, each -> new Referrers(repository)
                    .attach(each.subject().digest(), each.artifacts()));
        }
    }
}
