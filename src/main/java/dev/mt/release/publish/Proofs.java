package dev.mt.release.publish;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Index;
import dev.mt.oci.OciLayout;
import dev.mt.oci.OciPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proofs that a complete and successful {@code mt verify} leaves: one file for each platform, which names the manifest
 * that was verified.
 *
 * @param folder with {@code <arch>.json}
 */
public record Proofs(Path folder) {
    public Proofs {
        Objects.requireNonNull(folder, "folder is null");
    }

    /** What is not proven, a sentence for each platform; nothing if all is. */
    public List<String> missing(OciLayout layout) {
        List<String> missing = new ArrayList<>();
        for (Descriptor manifest : index(layout).manifests()) {
            String arch = manifest.platform()
                    .flatMap(OciPlatform::known)
                    .map(platform -> platform.id())
                    .orElse("unknown");
            Path file = folder.resolve(arch + ".json");
            if (!Files.isRegularFile(file)) {
                missing.add("%s was not verified (there is no %s)".formatted(arch, file));
            } else if (!proven(file).equals(manifest.digest().toString())) {
                missing.add("%s was verified as another image: %s is about %s, the image is %s"
                        .formatted(arch, file, proven(file), manifest.digest()));
            }
        }
        return missing;
    }

    /** The proofs of images, by their manifests, as they stand in their files; those that are missing are left out. */
    public Map<Platform, byte[]> of(Map<Platform, Descriptor> manifests) {
        Map<Platform, byte[]> proofs = new LinkedHashMap<>();
        manifests.forEach((platform, manifest) -> {
            Path file = folder.resolve(platform.id() + ".json");
            if (Files.isRegularFile(file)
                    && proven(file).equals(manifest.digest().toString())) {
                try {
                    proofs.put(platform, Files.readAllBytes(file));
                } catch (IOException e) {
                    throw Failure.of("cannot read the proof " + file, "verify again: ./mt verify", e);
                }
            }
        });
        return proofs;
    }

    /** The manifests in a layout's index. */
    public static Map<Platform, Descriptor> manifests(OciLayout layout) {
        Map<Platform, Descriptor> manifests = new LinkedHashMap<>();
        for (Descriptor manifest : index(layout).manifests()) {
            manifest.platform().flatMap(OciPlatform::known).ifPresent(platform -> manifests.put(platform, manifest));
        }
        return manifests;
    }

    private static Index index(OciLayout layout) {
        Descriptor top = layout.imageIndex();
        try {
            return Index.read(layout.blobs().blob(top).readAll(), "the index of " + layout.name());
        } catch (IOException e) {
            throw Failure.of("cannot read the index of " + layout.name(), "build it again", e);
        }
    }

    private static String proven(Path file) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readAllBytes(file))
                    .path("manifest")
                    .asString("nothing");
        } catch (IOException | JacksonException e) {
            throw Failure.of("cannot read the proof " + file, "verify again: ./mt verify", e);
        }
    }
}
