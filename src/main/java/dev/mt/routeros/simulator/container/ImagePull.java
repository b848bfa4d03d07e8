package dev.mt.routeros.simulator.container;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.Descriptor;
import dev.mt.oci.ImageConfig;
import dev.mt.oci.Index;
import dev.mt.oci.Manifest;
import dev.mt.oci.MediaType;
import dev.mt.oci.OciPlatform;
import dev.mt.routeros.simulator.fault.Operation;
import dev.mt.routeros.simulator.net.Body;
import dev.mt.routeros.simulator.net.Response;
import dev.mt.routeros.simulator.net.Trust;
import dev.mt.routeros.simulator.storage.NoSpace;
import dev.mt.routeros.simulator.storage.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pulls an image: chooses this router's out of an index, downloads the layers into {@code tmpdir}, where they take space
 * until they are extracted.
 */
final class ImagePull {
    /** How much is written down between two steps that a fault can strike at. */
    static final int CHUNK = 1 << 20;

    private static final String ACCEPT = Stream.of(
                    MediaType.INDEX, MediaType.DOCKER_INDEX, MediaType.MANIFEST, MediaType.DOCKER_MANIFEST)
            .map(MediaType::name)
            .collect(Collectors.joining(", "));
    private static final String ANYTHING = "*/*";

    private final Host host;
    private final LayerFiles layerFiles;
    private final ImageName name;
    private final String folder;
    private final RegistryReader reader;
    private final List<String> downloaded = new ArrayList<>();

    /**
     * @param folder where layers are written before they are extracted
     */
    ImagePull(Host host, LayerFiles layerFiles, ImageName name, Trust trust, String folder) {
        this.host = host;
        this.layerFiles = layerFiles;
        this.name = name;
        this.folder = folder;
        this.reader = new RegistryReader(host, name, trust);
    }

    PulledImage pull() throws PullFailure {
        try {
            Manifest manifest = manifest(reader.get(name.manifest(name.reference()), ACCEPT));
            Response configuration = blob(manifest.config());
            host.timeline().sleep(configuration.took());
            Body configBody = checked(configuration.body(), manifest.config().digest());
            ImageConfig config = ImageConfig.read(configBody.bytes(), "configuration");
            List<Body> layers = new ArrayList<>();
            for (Descriptor layer : manifest.layers()) {
                Response response = blob(layer);
                write(layer, response);
                if (layer.mediaType()
                        .packing()
                        .filter(MediaType.Packing.GZIP::equals)
                        .isEmpty()) {
                    throw new PullFailure(PullFailure.EXTRACT);
                }
                layers.add(checked(response.body(), layer.digest()));
            }
            return new PulledImage(
                    configBody.digest(),
                    config,
                    configBody.utf8(),
                    layers.stream().map(Body::digest).toList(),
                    layerFiles.read(config, layers, true));
        } catch (Failure e) {
            throw PullFailure.manifest("bad manifest");
        }
    }

    /** The layers as they came, which the caller deletes once they are extracted, or nobody after power was lost. */
    List<String> downloaded() {
        return List.copyOf(downloaded);
    }

    private Manifest manifest(Response response) throws PullFailure {
        String type = response.headers().first("Content-Type").orElse("").replaceFirst(";.*", "");
        byte[] json = response.body().bytes();
        if (!type.equals(MediaType.INDEX.name()) && !type.equals(MediaType.DOCKER_INDEX.name())) {
            return Manifest.read(json, "manifest");
        }
        Descriptor chosen = Index.read(json, "index").manifests().stream()
                .filter(entry -> entry.platform().filter(this::isMine).isPresent())
                .findFirst()
                .orElseThrow(() -> PullFailure.manifest("no manifest found for this architecture"));
        Body body =
                reader.get(name.manifest(chosen.digest().toString()), ACCEPT).body();
        return Manifest.read(checked(body, chosen.digest()).bytes(), "manifest");
    }

    /** The first entry for {@code arm} will do, whatever its variant: so were boards with ARMv5 seen to take ARMv7. */
    private boolean isMine(OciPlatform platform) {
        return platform.os().equals("linux")
                && platform.architecture().equals(host.hardware().platform().architecture());
    }

    private Response blob(Descriptor blob) throws PullFailure {
        return reader.get(name.blob(blob.digest().toString()), ANYTHING);
    }

    private static Body checked(Body body, Digest digest) throws PullFailure {
        if (!body.digest().equals(digest)) {
            throw new PullFailure(PullFailure.EXTRACT);
        }
        return body;
    }

    private void write(Descriptor layer, Response response) throws PullFailure {
        String path = folder + "/" + layer.digest().abbreviated() + ".layer";
        downloaded.add(path);
        int length = response.body().length();
        int at = 0;
        do {
            int next = Math.min(length, at + CHUNK);
            host.operations()
                    .step(Operation.Kind.PULL, "download " + layer.digest().abbreviated() + " to " + next);
            try {
                host.files().put(path, Node.Data.of(next));
            } catch (NoSpace e) {
                throw new PullFailure(PullFailure.NO_SPACE);
            }
            host.timeline()
                    .sleep(
                            length == 0
                                    ? response.took()
                                    : response.took().multipliedBy(next - at).dividedBy(length));
            at = next;
        } while (at < length);
    }
}
