package dev.mt.oci;

import dev.mt.core.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The manifest of one image or artifact (OCI image specification, manifest.md; Docker's schema 2 is read too).
 *
 * @param mediaType {@link MediaType#MANIFEST} for all that is made here
 * @param artifactType what an artifact is; none for images
 * @param config the configuration's blob
 * @param layers the layers' blobs, the lowest first
 * @param subject the manifest that an artifact is about
 * @param annotations sorted by name
 */
public record Manifest(
        MediaType mediaType,
        Optional<String> artifactType,
        Descriptor config,
        List<Descriptor> layers,
        Optional<Descriptor> subject,
        SortedMap<String, String> annotations) {
    public Manifest {
        if (!mediaType.isManifest()) {
            throw new IllegalArgumentException("not the media type of a manifest: " + mediaType);
        }
        Objects.requireNonNull(artifactType, "artifactType is null");
        Objects.requireNonNull(config, "config is null");
        Objects.requireNonNull(subject, "subject is null");
        layers = List.copyOf(layers);
        annotations = SortedMaps.copyOf(annotations);
    }

    /** The manifest of an image. */
    public static Manifest of(Descriptor config, List<Descriptor> layers) {
        return new Manifest(MediaType.MANIFEST, Optional.empty(), config, layers, Optional.empty(), SortedMaps.none());
    }

    /** The bytes that its digest is of. */
    public byte[] json() {
        return JsonText.document(to -> {
            to.field("schemaVersion", SchemaVersion.VERSION)
                    .field("mediaType", mediaType)
                    .field("artifactType", artifactType)
                    .field("config", c -> DescriptorJson.write(config, c))
                    .objects("layers", layers, DescriptorJson::write);
            subject.ifPresent(present -> to.field("subject", s -> DescriptorJson.write(present, s)));
            to.textMap("annotations", annotations);
        });
    }

    /**
     * Reads a manifest.
     *
     * @param document what it is, for people
     * @throws Failure if it is something else, an index included
     */
    public static Manifest read(byte[] json, String document) {
        JsonObject from = JsonObject.read(json, document);
        return new Manifest(
                SchemaVersion.mediaType(from, MediaType.MANIFEST, MediaType::isManifest),
                from.optionalText("artifactType"),
                DescriptorJson.read(from.object("config")),
                from.objects("layers").stream().map(DescriptorJson::read).toList(),
                from.optionalObject("subject").map(DescriptorJson::read),
                from.textMap("annotations"));
    }
}
