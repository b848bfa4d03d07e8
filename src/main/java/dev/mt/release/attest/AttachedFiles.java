package dev.mt.release.attest;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Manifest;
import dev.mt.registry.Referrers;
import dev.mt.registry.RemoteRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that refer to manifests in a repository. Whoever may push there may have put them there.
 *
 * @param repository where
 */
public record AttachedFiles(RemoteRepository repository) {
    public AttachedFiles {
        Objects.requireNonNull(repository, "repository is null");
    }

    /** Those of one manifest; what says that it refers to another is left out. */
    public List<AttachedFile> of(Digest subject) {
        List<AttachedFile> files = new ArrayList<>();
        for (Descriptor each : new Referrers(repository).of(subject)) {
            manifest(each)
                    .filter(manifest ->
                            manifest.subject().map(Descriptor::digest).equals(Optional.of(subject)))
                    .filter(manifest -> manifest.layers().size() == 1)
                    .ifPresent(manifest ->
                            files.add(file(subject, manifest.layers().getFirst())));
        }
        return files;
    }

    private Optional<Manifest> manifest(Descriptor descriptor) {
        if (!descriptor.mediaType().isManifest()) {
            return Optional.empty();
        }
        try {
            byte[] json = repository.read(descriptor.digest().toString()).json().readAll();
            return Optional.of(Manifest.read(json, "the artifact " + descriptor.digest()));
        } catch (IOException e) {
            throw Failure.of("cannot read the artifact " + descriptor.digest(), "", e);
        }
    }

    private AttachedFile file(Digest subject, Descriptor blob) {
        String type = blob.mediaType().name();
        String text = type.endsWith("+json") ? new String(repository.blob(blob), StandardCharsets.UTF_8) : "";
        return new AttachedFile(subject, blob.digest(), type, text);
    }
}
