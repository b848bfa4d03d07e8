package dev.mt.oci;

import dev.mt.core.InParallel;
import dev.mt.core.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All blobs of a layout that is to be written, and its {@code index.json}. */
final class LayoutPlan {
    private final Map<Descriptor, ByteSource> blobs = new LinkedHashMap<>();
    private final Descriptor index;
    private final byte[] indexJson;

    LayoutPlan(String tag, List<Image> images, Map<String, String> annotations) {
        List<Descriptor> manifests = new ArrayList<>();
        List<Descriptor> tops = new ArrayList<>();
        for (Image image : images) {
            Manifest manifest = image.manifest();
            Descriptor descriptor = add(MediaType.MANIFEST, manifest.json()).on(image.platform());
            manifests.add(descriptor);
            tops.add(named(descriptor, tag + "-" + image.platform().id()));
            blobs.put(manifest.config(), image.configJson());
            image.layers().forEach(layer -> blobs.put(layer.blob().plain(), layer.content()));
        }
        index = add(MediaType.INDEX, Index.of(manifests).annotated(annotations).json());
        tops.addFirst(named(index, tag));
        indexJson = Index.of(tops).json();
    }

    private Descriptor add(MediaType mediaType, byte[] json) {
        Descriptor descriptor = Descriptor.of(mediaType, json);
        blobs.put(descriptor, ByteSource.of(json));
        return descriptor;
    }

    private static Descriptor named(Descriptor descriptor, String tag) {
        return descriptor.annotated(Map.of(Annotations.REF_NAME, tag));
    }

    /** Writes everything; returns the index's descriptor. */
    Descriptor carryOut(Path folder) throws IOException {
        LayoutBlobs store = new LayoutBlobs(folder);
        try {
            InParallel.each(List.copyOf(blobs.entrySet()), blob -> put(store, blob.getKey(), blob.getValue()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        WholeFile.write(folder.resolve(OciLayout.MARKER), OciLayout.marker());
        WholeFile.write(folder.resolve(OciLayout.INDEX), indexJson);
        store.keepOnly(
                Set.copyOf(blobs.keySet().stream().map(Descriptor::digest).toList()));
        return index;
    }

    private static void put(LayoutBlobs store, Descriptor blob, ByteSource content) {
        try {
            if (!store.has(blob)) {
                store.put(blob, content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
