package dev.mt.release.publish;

import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Manifest;
import dev.mt.registry.RemoteRepository;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The images of releases that are in a repository. */
record RemoteImages(RemoteRepository repository) {
    RemoteImages {
        Objects.requireNonNull(repository, "repository is null");
    }

    /**
     * Checks that everything a release refers to is there.
     *
     * @throws Failure naming what is missing
     */
    void requireAll(Release release) {
        for (Descriptor each : release.index().manifests()) {
            Manifest manifest = manifest(each);
            List<Descriptor> blobs = new ArrayList<>(manifest.layers());
            blobs.add(manifest.config());
            for (Descriptor blob : blobs) {
                if (!repository.has(blob)) {
                    throw Failure.of(
                            "%s of %s lacks the blob %s".formatted(each.digest(), repository.name(), blob.digest()),
                            "publish that release again: 'mt release publish'");
                }
            }
        }
    }

    private Manifest manifest(Descriptor descriptor) {
        return Manifest.read(
                json(repository.read(descriptor.digest().toString())),
                "manifest %s of %s".formatted(descriptor.digest(), repository.name()));
    }

    /** What each platform's image takes to be pulled: its manifest, configuration and layers. */
    Map<String, Long> sizes(Release release) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Descriptor each : release.index().manifests()) {
            Manifest manifest = manifest(each);
            long layers = manifest.layers().stream().mapToLong(Descriptor::size).sum();
            sizes.put(
                    each.platform().map(Object::toString).orElse("?"),
                    each.size() + manifest.config().size() + layers);
        }
        return sizes;
    }

    static byte[] json(RemoteRepository.Document document) {
        try {
            return document.json().readAll();
        } catch (IOException e) {
            throw Failure.of("cannot read " + document.descriptor().digest(), "", e);
        }
    }
}
