package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The blobs of a layout folder: files {@code blobs/sha256/<hex>} (OCI image specification, image-layout.md). */
final class LayoutBlobs implements BlobStore {
    private final Path layout;
    private final Path folder;

    LayoutBlobs(Path layout) {
        this.layout = layout;
        this.folder = layout.resolve("blobs").resolve("sha256");
    }

    /** Where a blob is, or would be. */
    Path file(Digest digest) {
        return folder.resolve(digest.hex());
    }

    @Override
    public ByteSource blob(Descriptor blob) {
        try {
            return ByteSource.ofFile(file(blob.digest()));
        } catch (NoSuchFileException e) {
            throw Failure.of(
                    "the layout %s lacks the blob %s".formatted(layout, blob.digest()), "build or copy it again");
        } catch (IOException e) {
            throw Failure.of("cannot read the blob %s of %s".formatted(blob.digest(), layout), "", e);
        }
    }

    /** Whether the file is there, with the right bytes: it is read for that. */
    @Override
    public boolean has(Descriptor blob) throws IOException {
        Path file = file(blob.digest());
        return Files.isRegularFile(file)
                && Files.size(file) == blob.size()
                && Digest.ofFile(file).equals(blob.digest());
    }

    @Override
    public void put(Descriptor blob, ByteSource content) throws IOException {
        WholeFile.write(file(blob.digest()), out -> Blobs.copy(content, blob, layout.toString(), out));
    }

    /** Deletes every blob but these, and what interrupted writings left, in the layout's own folder too. */
    void keepOnly(Set<Digest> kept) throws IOException {
        Set<Path> blobs = kept.stream().map(this::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder);
                Stream<Path> besides = Files.list(layout)) {
            files.filter(file -> !blobs.contains(file)).forEach(LayoutBlobs::delete);
            besides.filter(LayoutBlobs::isUnfinished).forEach(LayoutBlobs::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether a file is one that was being written when the program was ended. */
    static boolean isUnfinished(Path file) {
        return TreePath.name(file.toString()).startsWith(WholeFile.UNFINISHED);
    }

    private static void delete(Path file) {
        try {
            WholeFile.deleteTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
