package dev.mt.routeros.simulator.container;

import dev.mt.oci.OciPlatform;
import java.util.List;
import java.util.Optional;

/**
 * What the engine tells about a container.
 *
 * @param state what it is doing
 * @param about what went wrong last; empty if nothing
 * @param imageId the digest of the image's configuration; empty until the image is there
 * @param configJson the image's configuration; empty until the image is there
 * @param layers the digests of its layers
 * @param platform what it was built for, if it is there
 * @param entrypoint the image's own, as words
 * @param cmd the image's own, as words
 * @param restarts how often it was started again by itself
 * @param healthy whether it says that it is well, whoever asks
 * @param output lines for {@code /container/log}
 */
public record ContainerInfo(
        State state,
        String about,
        String imageId,
        String configJson,
        List<String> layers,
        Optional<OciPlatform> platform,
        String entrypoint,
        String cmd,
        int restarts,
        boolean healthy,
        List<String> output) {
    public ContainerInfo {
        layers = List.copyOf(layers);
        output = List.copyOf(output);
    }

    static ContainerInfo of(Container container, long nowMillis) {
        Optional<PulledImage> image = container.image;
        return new ContainerInfo(
                container.state,
                container.about,
                image.map(each -> each.id().toString()).orElse(""),
                image.map(PulledImage::configJson).orElse(""),
                image.map(Imports::layers).orElse(List.of()),
                image.map(each -> each.config().platform()),
                image.map(each -> String.join(" ", each.config().process().entrypoint()))
                        .orElse(""),
                image.map(each -> String.join(" ", each.config().process().cmd()))
                        .orElse(""),
                container.restarts,
                container.answersWell(nowMillis),
                container.output);
    }
}
