package dev.mt.oci;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Images in one tar file: a docker archive (as {@code docker save} and skopeo's {@code docker-archive:} write it) or an
 * OCI archive (a layout in a tar). The file itself may be packed by gzip. Contents are read where they are in the file.
 */
public final class ImageArchive implements ImageSource {
    private final Path file;
    private final Scratch scratch;
    private final List<Image> images;

    private ImageArchive(Path file, Scratch scratch, List<Image> images) {
        this.file = file;
        this.scratch = scratch;
        this.images = images;
    }

    /**
     * Opens an archive.
     *
     * @throws Failure if it is none, is cut off, or has no image for a known platform
     */
    public static ImageArchive open(Path file) {
        Scratch scratch = new Scratch();
        try {
            return new ImageArchive(file, scratch, images(file, scratch));
        } catch (IOException e) {
            scratch.close();
            throw Failure.of("cannot read the archive " + file, "is it whole? build or fetch it again", e);
        } catch (Failure e) {
            scratch.close();
            throw e;
        }
    }

    private static List<Image> images(Path file, Scratch scratch) throws IOException {
        String name = file.toString();
        ArchiveMembers members = ArchiveMembers.of(name, unpacked(ByteSource.ofFile(file), scratch));
        if (members.has(DockerArchive.MANIFEST)) {
            return new DockerArchiveReader(name, members, scratch).images();
        }
        if (members.has(OciLayout.MARKER) && members.has(OciLayout.INDEX)) {
            Index index = Index.read(members.document(OciLayout.INDEX), OciLayout.INDEX + " of " + name);
            BlobSource blobs =
                    blob -> members.member("blobs/sha256/" + blob.digest().hex());
            return new ImageReader(name, blobs, scratch).images(index.manifests());
        }
        throw Failure.of(
                "%s is a tar file, but holds no image".formatted(file),
                "a docker archive has a manifest.json in it, an OCI archive an index.json");
    }

    private static ByteSource unpacked(ByteSource tar, Scratch scratch) throws IOException {
        if (!Gunzip.isPacked(tar)) {
            return tar;
        }
        Path file = scratch.file();
        try (InputStream in = new Gunzip(tar, 0).open();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return ByteSource.ofFile(file);
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<Image> images() {
        return images;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
