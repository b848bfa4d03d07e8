package dev.mt.release.attest;

import dev.mt.core.InParallel;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.registry.Referrers;
import dev.mt.registry.RemoteRepository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings attachments into a repository.
 *
 * @param repository where to
 * @param say hears what is done, a line each
 * @param dryRun looks, and changes nothing
 */
public record Attaching(RemoteRepository repository, Consumer<String> say, boolean dryRun) {
    public Attaching {
        Objects.requireNonNull(repository, "repository is null");
        Objects.requireNonNull(say, "say is null");
    }

    /**
     * Attaches what is not attached yet. What their subjects are is there already.
     *
     * @param attachments those of the index first
     * @param attachedBefore whether a publication of the same got past this before: if it then wrote no list for the index,
     *     this registry needs none, and nothing but HEAD has to be asked
     */
    public void attach(List<Attachment> attachments, boolean attachedBefore) {
        boolean listsByItself = attachedBefore
                && !attachments.isEmpty()
                && !new Referrers(repository)
                        .hasList(attachments.getFirst().subject().digest());
        Map<Descriptor, List<Attachment>> bySubject = new LinkedHashMap<>();
        attachments.forEach(each -> bySubject
                .computeIfAbsent(each.subject(), subject -> new ArrayList<>())
                .add(each));
        InParallel.each(
                List.copyOf(bySubject.entrySet()), each -> attach(each.getKey(), each.getValue(), listsByItself));
    }

    private void attach(Descriptor subject, List<Attachment> attachments, boolean listsByItself) {
        Referrers referrers = new Referrers(repository);
        List<Referrers.Artifact> artifacts =
                attachments.stream().map(Attachment::artifact).toList();
        List<Referrers.Artifact> missing = referrers.missing(subject.digest(), artifacts, listsByItself);
        if (missing.isEmpty()) {
            return;
        }
        boolean first = true;
        for (int i = 0; i < artifacts.size(); i++) {
            if (!missing.contains(artifacts.get(i))) {
                continue;
            }
            Attachment attachment = attachments.get(i);
            if (!dryRun) {
                if (first) {
                    bring(Attachment.EMPTY_BLOB, Attachment.EMPTY);
                    first = false;
                }
                bring(attachment.blob(), attachment.content());
            }
            say.accept("%s the %s of %s"
                    .formatted(dryRun ? "would attach" : "attaching", attachment.name(), subject.digest()));
        }
        if (!dryRun) {
            referrers.attach(subject.digest(), missing);
        }
    }

    private void bring(Descriptor blob, ByteSource content) {
        if (!repository.has(blob)) {
            repository.push(blob, content, Optional.empty());
        }
    }
}
