package dev.mt.registry;

import dev.mt.core.Failure;
import dev.mt.oci.BlobSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.ImageReader;
import dev.mt.oci.ImageSource;
import dev.mt.oci.Scratch;
import java.util.List;

/**
 * The images that a reference names, in a registry. Manifests and configurations are fetched by
 * {@link #images}, layers when they are read.
 */
public final class RegistryImages implements ImageSource {
    private final Reference reference;
    private final RemoteRepository repository;
    private final Scratch scratch = new Scratch();

    private RegistryImages(Reference reference, ClientSettings settings) {
        this.reference = reference;
        this.repository = RemoteRepository.reading(reference, settings);
    }

    /** Nothing is fetched yet; nobody is logged in. */
    public static RegistryImages of(Reference reference) {
        return of(reference, ClientSettings.ANONYMOUS);
    }

    /** Nothing is fetched yet. */
    public static RegistryImages of(Reference reference, ClientSettings settings) {
        return new RegistryImages(reference, settings);
    }

    @Override
    public String name() {
        return reference.toString();
    }

    @Override
    public List<Image> images() {
        RemoteRepository.Document top = repository.read(reference.wanted());
        BlobSource blobs = blob -> blob.digest().equals(top.descriptor().digest())
                ? top.json()
                : new RemoteBlob(repository.client(), scratch, name(), blob);
        return new ImageReader(name(), blobs, scratch).images(List.of(top.descriptor()));
    }

    /**
     * What the reference leads to now: an index, or a manifest.
     *
     * @throws Failure if there is nothing, or if its digest is not what the reference or the registry says
     */
    public Descriptor resolve() {
        return repository.read(reference.wanted()).descriptor();
    }

    @Override
    public void close() {
        repository.close();
        scratch.close();
    }
}
