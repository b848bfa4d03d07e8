package dev.mt.routeros.simulator.container;

import dev.mt.core.Digest;
import dev.mt.oci.ImageConfig;
import java.util.Map;
import java.util.Objects;

/** What is in images, as far as a router notices. */
@FunctionalInterface
public interface Workload {
    /** What a start comes to. */
    Behaviour start(Launch launch);

    /** What a command in a running container prints: nothing, unless a workload knows better. */
    default String shell(String container, String command) {
        return "";
    }

    /** The same for every start. */
    static Workload always(Behaviour behaviour) {
        return launch -> behaviour;
    }

    /** The same for every start of an image; another for all others. */
    static Workload of(Map<Digest, Behaviour> byImage, Behaviour otherwise) {
        Map<Digest, Behaviour> copy = Map.copyOf(byImage);
        return launch -> Objects.requireNonNull(copy.getOrDefault(launch.image(), otherwise));
    }

    /**
     * One start.
     *
     * @param container the container's name
     * @param image the image's id
     * @param config what the image says
     * @param environment all variables that the process sees
     * @param number which start of this container it is, from 1
     */
    record Launch(String container, Digest image, ImageConfig config, Map<String, String> environment, int number) {}
}
