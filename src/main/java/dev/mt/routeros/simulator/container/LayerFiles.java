package dev.mt.routeros.simulator.container;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.Layer;
import dev.mt.oci.MediaType;
import dev.mt.oci.TreeEntry;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.storage.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/**
 * What is in layers. The same layers are read once, however many routers pull them: in a run of faults nothing but this
 * would take time.
 */
public final class LayerFiles {
    private final Map<List<Digest>, SortedMap<String, Node>> known = new ConcurrentHashMap<>();

    /** Nothing read yet. */
    public LayerFiles() {}

    /**
     * The files of layers, the lowest first.
     *
     * @param packed whether they are gzip; tar otherwise
     * @throws PullFailure if one of them is something else, or broken
     */
    SortedMap<String, Node> read(ImageConfig config, List<Body> layers, boolean packed) throws PullFailure {
        List<Digest> key = layers.stream().map(Body::digest).toList();
        SortedMap<String, Node> files = known.get(key);
        if (files == null) {
            files = unpack(config, layers, packed);
            known.put(key, files);
        }
        return files;
    }

    private static SortedMap<String, Node> unpack(ImageConfig config, List<Body> bodies, boolean packed)
            throws PullFailure {
        try {
            List<Layer> layers = new ArrayList<>();
            for (Body body : bodies) {
                byte[] tar = packed ? unpack(body) : body.bytes();
                ByteSource content = ByteSource.of(tar);
                layers.add(new Layer(Descriptor.of(MediaType.LAYER_TAR, tar), Digest.of(tar), content, content));
            }
            Image image = new Image(Platform.AMD64, config, ByteSource.of(config.json()), Optional.empty(), layers);
            SortedMap<String, Node> files = new TreeMap<>();
            for (TreeEntry entry : image.files().entries()) {
                switch (entry) {
                    case TreeEntry.Folder folder -> files.put(folder.path(), Node.Folder.PLAIN);
                    case TreeEntry.RegularFile file ->
                        files.put(file.path(), Node.Data.of(file.content().size()));
                    case TreeEntry.SymbolicLink link -> files.put(link.path(), new Node.Link(link.target()));
                }
            }
            return Collections.unmodifiableSortedMap(files);
        } catch (IOException | Failure e) {
            throw new PullFailure(PullFailure.EXTRACT);
        }
    }

    private static byte[] unpack(Body body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(body.open())) {
            return in.readAllBytes();
        }
    }
}
