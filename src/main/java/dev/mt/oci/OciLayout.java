package dev.mt.oci;

import dev.mt.core.Causes;
import dev.mt.core.Failure;
import dev.mt.core.InParallel;
import dev.mt.core.Suggestion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder in the OCI image layout (OCI image specification, image-layout.md), for reading. */
public final class OciLayout implements ImageSource {
    static final String MARKER = "oci-layout";
    static final String INDEX = "index.json";

    private final Path folder;
    private final List<Descriptor> tops;
    private final LayoutBlobs blobs;
    private final Scratch scratch = new Scratch();

    private OciLayout(Path folder, List<Descriptor> tops) {
        this.folder = folder;
        this.tops = tops;
        this.blobs = new LayoutBlobs(folder);
    }

    /**
     * Opens everything in a layout.
     *
     * @throws Failure if the folder is none
     */
    public static OciLayout open(Path folder) {
        checkMarker(folder);
        Path index = folder.resolve(INDEX);
        try {
            return new OciLayout(
                    folder,
                    Index.read(Files.readAllBytes(index), index.toString()).manifests());
        } catch (IOException e) {
            throw Failure.of("%s is not a whole OCI layout".formatted(folder), "build or copy it again", e);
        }
    }

    /**
     * Opens what a layout has under a tag.
     *
     * @throws Failure if the folder is no layout, or has no such tag
     */
    public static OciLayout open(Path folder, String tag) {
        OciLayout all = open(folder);
        List<Descriptor> chosen = all.tops.stream()
                .filter(top -> tag.equals(top.annotations().get(Annotations.REF_NAME)))
                .toList();
        if (chosen.isEmpty()) {
            throw Failure.of("%s has no tag '%s'".formatted(folder, tag), Suggestion.among(tag, all.tags()));
        }
        return new OciLayout(folder, chosen);
    }

    private static void checkMarker(Path folder) {
        Path marker = folder.resolve(MARKER);
        try {
            String version = JsonObject.read(Files.readAllBytes(marker), marker.toString())
                    .text("imageLayoutVersion");
            if (!version.startsWith("1.")) {
                throw Failure.of(
                        "%s is an OCI layout of version %s".formatted(folder, version), "only version 1 is known");
            }
        } catch (IOException e) {
            throw Failure.of(
                    "%s is not an OCI layout: %s".formatted(folder, Causes.describe(e)),
                    "name a folder that was built, such as dist/oci");
        }
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public List<Image> images() {
        return new ImageReader(name(), blobs, scratch).images(tops);
    }

    /**
     * One image in it, by its manifest.
     *
     * @throws Failure if that is no image for a known platform
     */
    public Image image(Descriptor manifest) {
        return new ImageReader(name(), blobs, scratch).images(List.of(manifest)).getFirst();
    }

    /** What {@code index.json} lists, in its order. */
    public List<Descriptor> entries() {
        return tops;
    }

    /** The tags in it, in order. */
    public List<String> tags() {
        return tops.stream()
                .flatMap(top -> Optional.ofNullable(top.annotations().get(Annotations.REF_NAME)).stream())
                .distinct()
                .toList();
    }

    /**
     * The one image index: what is published.
     *
     * @throws Failure if there is none, or more than one
     */
    public Descriptor imageIndex() {
        List<Descriptor> indexes =
                tops.stream().filter(top -> top.mediaType().isIndex()).toList();
        if (indexes.stream().map(Descriptor::digest).distinct().count() != 1) {
            throw Failure.of(
                    "%s has %d image indexes, expected was one".formatted(folder, indexes.size()),
                    tags().isEmpty() ? "build it again" : "choose one of its tags: " + String.join(", ", tags()));
        }
        return indexes.getFirst();
    }

    /** Its blobs, to be copied elsewhere. */
    public BlobSource blobs() {
        return blobs;
    }

    /**
     * Every blob that the layout leads to, each once, in the order they are met; manifests and indexes are read and
     * checked on the way, others not.
     *
     * @throws Failure if one that has to be read is missing or damaged
     */
    public List<Descriptor> reachable() {
        return BlobWalk.below(tops, blobs, name());
    }

    /**
     * Checks that all is there: every blob's size and digest. Reads everything, on all processors.
     *
     * @throws Failure naming the first blob that is missing or damaged
     */
    public void verify() {
        InParallel.each(reachable(), blob -> {
            try {
                Blobs.copy(blobs.blob(blob), blob, name(), OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw Failure.of("cannot read the blob %s of %s".formatted(blob.digest(), folder), "", e);
            }
        });
    }

    @Override
    public void close() {
        scratch.close();
    }

    /** The bytes of the file that makes a folder a layout. */
    static byte[] marker() {
        return "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8);
    }
}
