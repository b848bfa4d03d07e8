package dev.mt.registry;

import dev.mt.core.Digest;
import dev.mt.core.InParallel;
import dev.mt.oci.Descriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a repository had when it was looked at: many HEADs at a time, since each of them mostly waits.
 *
 * @param manifests what tags and digests lead to; those that lead nowhere are not in it
 * @param blobs those that are there
 */
public record Inventory(Map<String, Descriptor> manifests, Set<Digest> blobs) {
    public Inventory {
        manifests = Map.copyOf(manifests);
        blobs = Set.copyOf(blobs);
    }

    /**
     * Looks.
     *
     * @param tagsOrDigests of manifests
     */
    public static Inventory of(
            RemoteRepository repository, Collection<String> tagsOrDigests, Collection<Descriptor> blobs) {
        Map<String, Descriptor> found = new ConcurrentHashMap<>();
        Set<Digest> there = ConcurrentHashMap.newKeySet();
        List<Runnable> looks = new ArrayList<>();
        new LinkedHashSet<>(tagsOrDigests)
                .forEach(each ->
                        looks.add(() -> repository.find(each).ifPresent(descriptor -> found.put(each, descriptor))));
        blobs.forEach(each -> looks.add(() -> {
            if (repository.has(each)) {
                there.add(each.digest());
            }
        }));
        InParallel.requests(looks, Runnable::run);
        return new Inventory(found, there);
    }

    /** What a tag or digest leads to. */
    public Optional<Descriptor> find(String tagOrDigest) {
        return Optional.ofNullable(manifests.get(tagOrDigest));
    }

    /** Whether a manifest is there under its digest. */
    public boolean has(Digest manifest) {
        return manifests.containsKey(manifest.toString());
    }

    /** Whether a blob is there. */
    public boolean hasBlob(Descriptor blob) {
        return blobs.contains(blob.digest());
    }
}
