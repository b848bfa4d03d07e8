package dev.mt.oci;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.MediaType.Packing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the images that an index, or a manifest, leads to. Images for platforms that this project does not know are
 * passed over, and so is what is no image (signatures, attestations).
 */
public final class ImageReader {
    private static final int DEEPEST = 4;

    private final String name;
    private final BlobSource blobs;
    private final Scratch scratch;

    /**
     * Reads from a source of blobs.
     *
     * @param name of the source, for people
     * @param scratch where layers are unpacked; it has to outlive the images
     */
    public ImageReader(String name, BlobSource blobs, Scratch scratch) {
        this.name = name;
        this.blobs = blobs;
        this.scratch = scratch;
    }

    /**
     * The images below these manifests and indexes, each platform once: the first that is met.
     *
     * @throws Failure if there is none, or if something cannot be read
     */
    public List<Image> images(List<Descriptor> tops) {
        Found found = new Found();
        for (Descriptor top : tops) {
            found.below(top, 0);
        }
        if (found.images.isEmpty()) {
            throw NoImage.forKnownPlatform(name, found.others);
        }
        return List.copyOf(found.images);
    }

    /** One search: what was found so far. */
    private final class Found {
        private final List<Image> images = new ArrayList<>();
        private final Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        private final Set<String> others = new TreeSet<>();

        void below(Descriptor top, int depth) {
            if (depth > DEEPEST) {
                throw Failure.of(name + " has indexes within indexes, too deep to follow", "is it an index of itself?");
            }
            if (top.mediaType().isIndex()) {
                Index.read(document(top), what("the index", top)).manifests().forEach(each -> below(each, depth + 1));
            } else if (top.mediaType().isManifest()) {
                manifest(top);
            } else if (depth == 0) {
                throw Failure.of(
                        "%s is of an unknown kind: %s".formatted(name, top.mediaType()),
                        "known are image manifests and indexes of OCI and Docker");
            }
        }

        /** Reads no manifest of a platform that the index says is not wanted. */
        private void manifest(Descriptor top) {
            if (top.platform().isPresent() && !wanted(top.platform().get())) {
                return;
            }
            Manifest manifest = Manifest.read(document(top), what("the manifest", top));
            if (!manifest.config().mediaType().isConfig()) {
                return;
            }
            byte[] json = document(manifest.config());
            ImageConfig config = ImageConfig.read(json, what("the configuration", manifest.config()));
            // The index decides, as it does for every engine; without one, the configuration says it.
            OciPlatform platform = top.platform().orElse(config.platform());
            if (wanted(platform)) {
                Platform known = platform.known().orElseThrow();
                platforms.add(known);
                images.add(new Image(
                        known, config, ByteSource.of(json), Optional.of(top.digest()), layers(manifest, config)));
            }
        }

        private boolean wanted(OciPlatform platform) {
            if (platform.known().isEmpty()) {
                others.add(platform.toString());
                return false;
            }
            return !platforms.contains(platform.known().get());
        }
    }

    private List<Layer> layers(Manifest manifest, ImageConfig config) {
        NoImage.unlessAsMany(name, manifest.layers().size(), config.diffIds().size());
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < manifest.layers().size(); i++) {
            layers.add(layer(manifest.layers().get(i), config.diffIds().get(i)));
        }
        return layers;
    }

    private Layer layer(Descriptor blob, Digest diffId) {
        Packing packing = blob.mediaType()
                .packing()
                .orElseThrow(() -> Failure.of(
                        "%s has a layer of an unknown kind: %s".formatted(name, blob.mediaType()),
                        "known are tar and gzip; RouterOS reads gzip only"));
        ByteSource content = blobs.blob(blob);
        return new Layer(blob, diffId, content, new VerifiedTar(name, content, packing, diffId, scratch));
    }

    private byte[] document(Descriptor blob) {
        try {
            return Blobs.document(blobs.blob(blob), blob, name);
        } catch (IOException e) {
            throw Failure.of("cannot read %s of %s".formatted(blob.digest(), name), "", e);
        }
    }

    private String what(String kind, Descriptor blob) {
        return "%s %s of %s".formatted(kind, blob.digest(), name);
    }
}
