package dev.mt.proof.world;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a container is run.
 *
 * @param kernel what it finds below it
 * @param state the folder of this machine that is {@code /var/lib/tailscale} in it
 * @param environment variables besides the image's
 * @param files further files of this machine, by their path in it, not to be written
 * @param arguments what is run instead of the image's entry point and its arguments
 * @param readOnlyRoot whether nothing can be written but in its mounts
 * @param memoryLimit of its control group, in bytes; 0 for none
 */
public record ContainerSettings(
        Kernel kernel,
        Path state,
        Map<String, String> environment,
        Map<String, Path> files,
        Optional<List<String>> arguments,
        boolean readOnlyRoot,
        long memoryLimit) {
    public ContainerSettings {
        environment = new TreeMap<>(environment);
        files = new TreeMap<>(files);
        arguments = arguments.map(List::copyOf);
    }

    /** As the image says; its root can be written where the kernel is RouterOS's, since it can be there. */
    public static ContainerSettings of(Kernel kernel, Path state) {
        return new ContainerSettings(
                kernel, state, Map.of(), Map.of(), Optional.empty(), kernel == Kernel.NETFILTER, 0);
    }

    /** The same with more variables; they replace those of the same name. */
    public ContainerSettings with(Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(variables);
        return new ContainerSettings(kernel, state, all, files, arguments, readOnlyRoot, memoryLimit);
    }

    /** The same with one more variable. */
    public ContainerSettings with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with a file in it. */
    public ContainerSettings withFile(String inside, Path file) {
        Map<String, Path> all = new TreeMap<>(files);
        all.put(inside, file);
        return new ContainerSettings(kernel, state, environment, all, arguments, readOnlyRoot, memoryLimit);
    }

    /** The same with its state elsewhere. */
    public ContainerSettings withState(Path folder) {
        return new ContainerSettings(kernel, folder, environment, files, arguments, readOnlyRoot, memoryLimit);
    }

    /** The same with something else running in it. */
    public ContainerSettings running(List<String> words) {
        return new ContainerSettings(kernel, state, environment, files, Optional.of(words), readOnlyRoot, memoryLimit);
    }

    /** The same with so many bytes of memory and no more. */
    public ContainerSettings limitedTo(long bytes) {
        return new ContainerSettings(kernel, state, environment, files, arguments, readOnlyRoot, bytes);
    }
}
