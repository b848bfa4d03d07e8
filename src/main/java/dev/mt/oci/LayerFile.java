package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;

/** Layers in files of their own, as they are pushed to registries: tar, packed by {@link StoredGzip}. */
public final class LayerFile {
    private LayerFile() {}

    /**
     * Writes a tree as a layer. Equal trees and times give equal bytes, everywhere.
     *
     * @param mtime the time of every entry, in whole seconds
     * @param file where the layer appears, whole or not at all
     */
    public static Layer write(FileTree tree, Instant mtime, Path file) {
        Written[] written = new Written[1];
        try {
            WholeFile.write(file, out -> written[0] = write(tree, mtime, out));
            return layer(file, written[0]);
        } catch (IOException e) {
            throw Failure.of("cannot write the layer " + file, "", e);
        }
    }

    /**
     * A layer written earlier; the file is read once for its digests.
     *
     * @throws Failure if it is no gzip file, or cut off
     */
    public static Layer open(Path file) {
        DigestOutputStream nowhere = Digest.through(OutputStream.nullOutputStream());
        try (InputStream raw = Files.newInputStream(file);
                HashedStream blob = new HashedStream(raw);
                InputStream tar = Gunzip.open(blob)) {
            long tarSize = tar.transferTo(nowhere);
            blob.transferTo(OutputStream.nullOutputStream());
            return layer(file, new Written(blob.digest(), blob.count(), Digest.finish(nowhere), tarSize));
        } catch (IOException e) {
            throw Failure.of("cannot read the layer " + file, "delete it and build again", e);
        }
    }

    private static Layer layer(Path file, Written written) throws IOException {
        ByteSource content = ByteSource.ofFile(file);
        return new Layer(
                Descriptor.of(MediaType.LAYER_GZIP, written.digest, written.size),
                written.diffId,
                content,
                new Gunzip(content, written.tarSize));
    }

    /** One pass: everything is computed while the bytes go by. */
    private static Written write(FileTree tree, Instant mtime, OutputStream to) throws IOException {
        DigestOutputStream blob = Digest.through(to);
        CountingOutput blobSize = new CountingOutput(blob);
        StoredGzip gzip = new StoredGzip(blobSize);
        DigestOutputStream tar = Digest.through(gzip);
        CountingOutput tarSize = new CountingOutput(tar);
        // Blocks of 512 bytes are many: digests want longer strides.
        OutputStream buffered = new BufferedOutputStream(tarSize, 1 << 16);
        new TarWriter(buffered, mtime).tree(tree);
        buffered.flush();
        gzip.finish();
        return new Written(Digest.finish(blob), blobSize.count(), Digest.finish(tar), tarSize.count());
    }

    private record Written(Digest digest, long size, Digest diffId, long tarSize) {}
}
