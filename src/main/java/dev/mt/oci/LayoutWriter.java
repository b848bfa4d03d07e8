package dev.mt.oci;

import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes images into a folder as an OCI image layout. At every moment the folder is what it was before or what it is to
 * be: new blobs come first, then {@code index.json} is exchanged in one move, then what nothing refers to is deleted.
 *
 * <p>{@code index.json} names one image index under the tag. What else it names, and why, stands in
 * docs/decisions/0008-oci-layout.md.
 */
public final class LayoutWriter {
    private LayoutWriter() {}

    /**
     * Writes a layout in place of what the folder held.
     *
     * @param folder does not exist, is empty, or is a layout
     * @param tag the index's name in the layout, such as {@code v1.104.5-mt.1}
     * @param images in the order of the index; built here, or read from a layout that was
     * @param annotations of the index
     * @return the index's descriptor: its digest is what is published
     * @throws Failure if the folder holds something else, or cannot be written
     */
    public static Descriptor write(Path folder, String tag, List<Image> images, Map<String, String> annotations) {
        try {
            checkFolder(folder);
            return new LayoutPlan(tag, images, annotations).carryOut(folder);
        } catch (IOException e) {
            throw Failure.of("cannot write the image into " + folder, "", e);
        }
    }

    private static void checkFolder(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(OciLayout.MARKER))) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            // What an interrupted first writing leaves is ours.
            if (inside.anyMatch(path -> !path.endsWith("blobs") && !LayoutBlobs.isUnfinished(path))) {
                throw Failure.of(
                        "%s is not an OCI layout, and holds other files".formatted(folder),
                        "name a folder that is new, empty or a layout: files in it would be lost");
            }
        }
    }
}
