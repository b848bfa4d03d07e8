package dev.mt.registry;

import dev.mt.oci.Blobs;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blob in a registry: fetched into a file when it is first read, held against its digest on the way. */
final class RemoteBlob implements ByteSource {
    private final RegistryClient client;
    private final Scratch scratch;
    private final String where;
    private final Descriptor blob;
    private @Nullable ByteSource fetched;

    /**
     * Fetches nothing yet.
     *
     * @param where the blob is read from, for people
     */
    RemoteBlob(RegistryClient client, Scratch scratch, String where, Descriptor blob) {
        this.client = client;
        this.scratch = scratch;
        this.where = where;
        this.blob = blob;
    }

    @Override
    public long size() {
        return blob.size();
    }

    @Override
    public InputStream open() throws IOException {
        return fetched().open();
    }

    private synchronized ByteSource fetched() throws IOException {
        ByteSource known = fetched;
        if (known == null) {
            Path file = scratch.file();
            boolean document = blob.mediaType().isManifest() || blob.mediaType().isIndex();
            try (InputStream body = client.get(
                                    (document ? "manifests/" : "blobs/") + blob.digest(),
                                    document ? List.of(blob.mediaType().name()) : List.of(),
                                    "%s %s".formatted(document ? "manifest" : "blob", blob.digest()))
                            .body();
                    OutputStream out = Files.newOutputStream(file)) {
                Blobs.copy(body, blob, where, out);
            }
            known = ByteSource.ofFile(file);
            fetched = known;
        }
        return known;
    }
}
