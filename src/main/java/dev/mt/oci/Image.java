package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An image for one platform. What it reads from is open as long as its {@link ImageSource} is.
 *
 * @param platform what it runs on
 * @param config its configuration
 * @param configJson the configuration's exact bytes
 * @param manifestDigest the digest of its manifest; none in a docker archive, which has no manifest
 * @param layers the lowest first
 */
public record Image(
        Platform platform,
        ImageConfig config,
        ByteSource configJson,
        Optional<Digest> manifestDigest,
        List<Layer> layers) {
    public Image {
        Objects.requireNonNull(platform, "platform is null");
        Objects.requireNonNull(config, "config is null");
        Objects.requireNonNull(configJson, "configJson is null");
        Objects.requireNonNull(manifestDigest, "manifestDigest is null");
        layers = List.copyOf(layers);
    }

    /**
     * An image of one layer, put together here.
     *
     * @param created when, by the image's own account: not by the clock, if its digest is to stay the same
     * @param process what it runs; labels included
     * @param createdBy what made the layer, for the image's history
     */
    public static Image of(
            Platform platform, Instant created, ImageConfig.RunConfig process, Layer layer, String createdBy) {
        ImageConfig config = new ImageConfig(
                Optional.of(created),
                OciPlatform.of(platform),
                process,
                List.of(layer.diffId()),
                List.of(new ImageConfig.History(
                        Optional.of(created), Optional.of(createdBy), Optional.empty(), false)));
        Image bare = new Image(platform, config, ByteSource.of(config.json()), Optional.empty(), List.of(layer));
        return new Image(
                platform,
                config,
                bare.configJson,
                Optional.of(Digest.of(bare.manifest().json())),
                bare.layers);
    }

    /**
     * The manifest, as it is written into layouts. For an image that others made it may differ from theirs.
     *
     * @throws Failure if it is not the one that {@link #manifestDigest} is of, or if a layer is not gzip, which RouterOS
     *     does not pull
     */
    public Manifest manifest() {
        byte[] json = configBytes();
        for (Layer layer : layers) {
            if (!layer.blob().mediaType().equals(MediaType.LAYER_GZIP)) {
                throw Failure.of(
                        "the image for %s has a layer of kind %s"
                                .formatted(platform, layer.blob().mediaType()),
                        "only images with gzip layers, as OCI describes them, can be written into a layout");
            }
        }
        Manifest manifest = Manifest.of(
                Descriptor.of(MediaType.CONFIG, json),
                layers.stream().map(layer -> layer.blob().plain()).toList());
        Digest digest = Digest.of(manifest.json());
        if (manifestDigest.isPresent() && !manifestDigest.get().equals(digest)) {
            throw Failure.of(
                    "the image for %s (%s) was not made by mt".formatted(platform, manifestDigest.get()),
                    "copy it with skopeo: writing it here would change its digest");
        }
        return manifest;
    }

    /** The digest of the configuration, which container engines call the image's id. */
    public Digest id() {
        return Digest.of(configBytes());
    }

    private byte[] configBytes() {
        try {
            return configJson.readAll();
        } catch (IOException e) {
            throw Failure.of("cannot read the configuration of the image for " + platform, "", e);
        }
    }

    /**
     * The root file system: all layers applied in order. Contents stay where they are until they are read. Layers may
     * have to be fetched and unpacked for this, so keep the result.
     *
     * @throws Failure if a layer cannot be read
     */
    public FileTree files() {
        LayerReader reader = new LayerReader();
        for (Layer layer : layers) {
            reader.apply(layer, platform);
        }
        return reader.tree();
    }
}
