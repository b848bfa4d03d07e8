package dev.mt.oci;

import dev.mt.core.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The configuration of an image (OCI image specification, config.md), as far as this project uses it.
 *
 * @param created when the image was made
 * @param platform what it runs on
 * @param process what is run, and how
 * @param diffIds the digests of the uncompressed layers, the lowest first
 * @param history how the layers came to be
 */
public record ImageConfig(
        Optional<Instant> created,
        OciPlatform platform,
        RunConfig process,
        List<Digest> diffIds,
        List<History> history) {
    public ImageConfig {
        Objects.requireNonNull(created, "created is null");
        Objects.requireNonNull(platform, "platform is null");
        Objects.requireNonNull(process, "process is null");
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
    }

    /** The bytes that its digest is of. */
    public byte[] json() {
        return ImageConfigJson.write(this);
    }

    /**
     * Reads a configuration.
     *
     * @param document what it is, for people
     * @throws dev.mt.core.Failure if it is something else
     */
    public static ImageConfig read(byte[] json, String document) {
        return ImageConfigJson.read(json, document);
    }

    /**
     * What is run, and how: the field {@code config}.
     *
     * @param env {@code NAME=value}, in order
     * @param entrypoint the program and its first arguments
     * @param cmd further arguments, which whoever runs the image may replace
     * @param volumes absolute paths where data outlives a container
     * @param workingDir an absolute path
     * @param labels sorted by name
     * @param stopSignal such as {@code SIGTERM}
     */
    public record RunConfig(
            List<String> env,
            List<String> entrypoint,
            List<String> cmd,
            SortedSet<String> volumes,
            Optional<String> workingDir,
            SortedMap<String, String> labels,
            Optional<String> stopSignal) {
        public RunConfig {
            env = List.copyOf(env);
            entrypoint = List.copyOf(entrypoint);
            cmd = List.copyOf(cmd);
            volumes = SortedMaps.copyOf(volumes);
            labels = SortedMaps.copyOf(labels);
            Objects.requireNonNull(workingDir, "workingDir is null");
            Objects.requireNonNull(stopSignal, "stopSignal is null");
        }

        /** Nothing at all. */
        public static RunConfig none() {
            return new RunConfig(
                    List.of(),
                    List.of(),
                    List.of(),
                    Collections.emptySortedSet(),
                    Optional.empty(),
                    SortedMaps.none(),
                    Optional.empty());
        }
    }

    /**
     * One entry of the history.
     *
     * @param created when
     * @param createdBy by which command
     * @param comment a remark
     * @param emptyLayer whether it made no layer
     */
    public record History(
            Optional<Instant> created, Optional<String> createdBy, Optional<String> comment, boolean emptyLayer) {
        public History {
            Objects.requireNonNull(created, "created is null");
            Objects.requireNonNull(createdBy, "createdBy is null");
            Objects.requireNonNull(comment, "comment is null");
        }
    }
}
