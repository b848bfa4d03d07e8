package dev.mt.oci;

import dev.mt.core.Failure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A list of manifests, one per platform (OCI image specification, image-index.md; Docker's manifest list is read too).
 * The {@code index.json} of a layout is one too.
 *
 * @param mediaType {@link MediaType#INDEX} for all that is made here
 * @param artifactType what an artifact is; none for images
 * @param manifests in the order in which readers meet them
 * @param subject the manifest that an artifact is about
 * @param annotations sorted by name
 */
public record Index(
        MediaType mediaType,
        Optional<String> artifactType,
        List<Descriptor> manifests,
        Optional<Descriptor> subject,
        SortedMap<String, String> annotations) {
    public Index {
        if (!mediaType.isIndex()) {
            throw new IllegalArgumentException("not the media type of an index: " + mediaType);
        }
        Objects.requireNonNull(artifactType, "artifactType is null");
        Objects.requireNonNull(subject, "subject is null");
        manifests = List.copyOf(manifests);
        annotations = SortedMaps.copyOf(annotations);
    }

    /** An index of images. */
    public static Index of(List<Descriptor> manifests) {
        return new Index(MediaType.INDEX, Optional.empty(), manifests, Optional.empty(), SortedMaps.none());
    }

    /** The same with these annotations in place of its own. */
    public Index annotated(Map<String, String> with) {
        return new Index(mediaType, artifactType, manifests, subject, SortedMaps.copyOf(with));
    }

    /** The bytes that its digest is of. */
    public byte[] json() {
        return JsonText.document(to -> {
            to.field("schemaVersion", SchemaVersion.VERSION)
                    .field("mediaType", mediaType)
                    .field("artifactType", artifactType)
                    .objects("manifests", manifests, DescriptorJson::write);
            subject.ifPresent(present -> to.field("subject", s -> DescriptorJson.write(present, s)));
            to.textMap("annotations", annotations);
        });
    }

    /**
     * Reads an index.
     *
     * @param document what it is, for people
     * @throws Failure if it is something else, a manifest included
     */
    public static Index read(byte[] json, String document) {
        JsonObject from = JsonObject.read(json, document);
        return new Index(
                SchemaVersion.mediaType(from, MediaType.INDEX, MediaType::isIndex),
                from.optionalText("artifactType"),
                from.objects("manifests").stream().map(DescriptorJson::read).toList(),
                from.optionalObject("subject").map(DescriptorJson::read),
                from.textMap("annotations"));
    }
}
