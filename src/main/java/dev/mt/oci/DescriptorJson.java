package dev.mt.oci;

import java.util.Optional;

/** Descriptors and platforms in JSON, fields in the order of the specification's own types (specs-go/v1). */
final class DescriptorJson {
    private DescriptorJson() {}

    static void write(Descriptor descriptor, JsonText to) {
        to.field("mediaType", descriptor.mediaType())
                .field("digest", descriptor.digest())
                .field("size", descriptor.size())
                .textMap("annotations", descriptor.annotations());
        descriptor.platform().ifPresent(platform -> to.field("platform", p -> write(platform, p)));
        to.field("artifactType", descriptor.artifactType());
    }

    static Descriptor read(JsonObject from) {
        return new Descriptor(
                from.mediaType("mediaType"),
                from.digest("digest"),
                from.count("size"),
                from.textMap("annotations"),
                from.optionalObject("platform").flatMap(DescriptorJson::readPlatform),
                from.optionalText("artifactType"));
    }

    static void write(OciPlatform platform, JsonText to) {
        to.field("architecture", platform.architecture())
                .field("os", platform.os())
                .field("variant", platform.variant());
    }

    /** A platform; one without names (as some programs write for artifacts) is none. */
    private static Optional<OciPlatform> readPlatform(JsonObject from) {
        Optional<String> architecture = from.optionalText("architecture");
        Optional<String> os = from.optionalText("os");
        if (architecture.isEmpty() || os.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OciPlatform(os.get(), architecture.get(), from.optionalText("variant")));
    }
}
