package dev.mt.routeros.simulator.container;

import dev.mt.core.Digest;
import dev.mt.oci.ImageConfig;
import dev.mt.routeros.simulator.storage.Node;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * An image as it came in: what it says of itself, and what is in it.
 *
 * @param id the digest of the configuration
 * @param config the configuration
 * @param configJson its text
 * @param layers the digests of its layers as they were sent
 * @param files what its layers hold together, by path
 */
record PulledImage(
        Digest id, ImageConfig config, String configJson, List<Digest> layers, SortedMap<String, Node> files) {
    PulledImage {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(config, "config is null");
        layers = List.copyOf(layers);
    }
}
