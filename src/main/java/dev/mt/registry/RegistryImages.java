package dev.mt.registry;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.BlobSource;
import dev.mt.oci.Blobs;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.ImageReader;
import dev.mt.oci.ImageSource;
import dev.mt.oci.MediaType;
import dev.mt.oci.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * The images that a reference names, in a registry that lets anybody read. Manifests and configurations are fetched by
 * {@link #images}, layers when they are read.
 */
public final class RegistryImages implements ImageSource {
    private static final List<String> ACCEPT = List.of(
            MediaType.INDEX.name(),
            MediaType.MANIFEST.name(),
            MediaType.DOCKER_INDEX.name(),
            MediaType.DOCKER_MANIFEST.name());

    private final Reference reference;
    private final RegistryClient client;
    private final Scratch scratch = new Scratch();

    private RegistryImages(Reference reference) {
        this.reference = reference;
        this.client = new RegistryClient(reference);
    }

    /** Nothing is fetched yet. */
    public static RegistryImages of(Reference reference) {
        return new RegistryImages(reference);
    }

    @Override
    public String name() {
        return reference.toString();
    }

    @Override
    public List<Image> images() {
        Top top = top();
        BlobSource blobs = blob -> blob.digest().equals(top.descriptor.digest())
                ? ByteSource.of(top.json)
                : new RemoteBlob(client, scratch, name(), blob);
        return new ImageReader(name(), blobs, scratch).images(List.of(top.descriptor));
    }

    /**
     * What the reference leads to now: an index, or a manifest.
     *
     * @throws Failure if there is nothing, or if its digest is not what the reference or the registry says
     */
    public Descriptor resolve() {
        return top().descriptor;
    }

    private Top top() {
        String what = "manifest " + reference.wanted();
        HttpResponse<InputStream> response = client.get("manifests/" + reference.wanted(), ACCEPT, what);
        byte[] json;
        try (InputStream body = response.body()) {
            json = body.readNBytes((int) Blobs.LARGEST_DOCUMENT + 1);
        } catch (IOException e) {
            throw Failure.of(
                    "the connection to %s broke while %s was read".formatted(reference.registry(), what),
                    "try again",
                    e);
        }
        if (json.length > Blobs.LARGEST_DOCUMENT) {
            throw client.failed(what, "it has more than 4 MiB", "is it an image?");
        }
        Digest found = Digest.of(json);
        Optional<String> said = response.headers().firstValue("Docker-Content-Digest");
        check(what, found, reference.digest().map(Digest::toString));
        check(what, found, said.filter(digest -> digest.startsWith("sha256:")));
        return new Top(Descriptor.of(mediaType(response, what), found, json.length), json);
    }

    private void check(String what, Digest found, Optional<String> expected) {
        if (expected.isPresent() && !expected.get().equals(found.toString())) {
            throw client.failed(
                    what,
                    "expected %s, found %s".formatted(expected.get(), found),
                    "something between the registry and here changes bytes: try again, or by another way");
        }
    }

    private MediaType mediaType(HttpResponse<InputStream> response, String what) {
        String type =
                response.headers().firstValue("Content-Type").orElse("none").replaceFirst("\\s*;.*$", "");
        try {
            return new MediaType(type.strip());
        } catch (IllegalArgumentException e) {
            throw client.failed(what, "its media type is '%s'".formatted(type), "is this a registry?");
        }
    }

    @Override
    public void close() {
        client.close();
        scratch.close();
    }

    private static final class Top {
        private final Descriptor descriptor;
        private final byte[] json;

        Top(Descriptor descriptor, byte[] json) {
            this.descriptor = descriptor;
            this.json = json;
        }
    }
}
