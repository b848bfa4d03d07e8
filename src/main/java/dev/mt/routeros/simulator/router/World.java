package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.container.LayerFiles;
import dev.mt.routeros.simulator.container.Workload;
import dev.mt.routeros.simulator.net.Internet;
import java.util.Objects;

/**
 * What is around routers. Many may share one.
 *
 * @param internet what they reach over their uplinks
 * @param workload what is in the images that they run
 * @param layerFiles what is known of layers that were read before
 */
public record World(Internet internet, Workload workload, LayerFiles layerFiles) {
    public World {
        Objects.requireNonNull(internet, "internet is null");
        Objects.requireNonNull(workload, "workload is null");
        Objects.requireNonNull(layerFiles, "layerFiles is null");
    }

    /** A world in which nothing was read yet. */
    public static World of(Internet internet, Workload workload) {
        return new World(internet, workload, new LayerFiles());
    }
}
