package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that manifests and indexes lead to. */
final class BlobWalk {
    private static final int MOST = 10_000;

    private final BlobSource blobs;
    private final String where;
    private final Map<Digest, Descriptor> met = new LinkedHashMap<>();

    private BlobWalk(BlobSource blobs, String where) {
        this.blobs = blobs;
        this.where = where;
    }

    /** The descriptors below, and these themselves; each blob once. */
    static List<Descriptor> below(List<Descriptor> tops, BlobSource blobs, String where) {
        BlobWalk walk = new BlobWalk(blobs, where);
        tops.forEach(walk::visit);
        return List.copyOf(walk.met.values());
    }

    private void visit(Descriptor blob) {
        if (met.putIfAbsent(blob.digest(), blob) != null) {
            return;
        }
        if (met.size() > MOST) {
            throw Failure.of("%s leads to more than %d blobs".formatted(where, MOST), "is it an image?");
        }
        List<Descriptor> next = new ArrayList<>();
        if (blob.mediaType().isIndex()) {
            next.addAll(Index.read(document(blob), what("the index", blob)).manifests());
        } else if (blob.mediaType().isManifest()) {
            Manifest manifest = Manifest.read(document(blob), what("the manifest", blob));
            next.add(manifest.config());
            next.addAll(manifest.layers());
        }
        next.forEach(this::visit);
    }

    private byte[] document(Descriptor blob) {
        try {
            return Blobs.document(blobs.blob(blob), blob, where);
        } catch (IOException e) {
            throw Failure.of("cannot read %s of %s".formatted(blob.digest(), where), "", e);
        }
    }

    private String what(String kind, Descriptor blob) {
        return "%s %s of %s".formatted(kind, blob.digest(), where);
    }
}
