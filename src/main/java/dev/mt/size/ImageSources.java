package dev.mt.size;

import dev.mt.core.Failure;
import dev.mt.oci.ImageArchive;
import dev.mt.oci.ImageSource;
import dev.mt.oci.OciLayout;
import dev.mt.registry.Reference;
import dev.mt.registry.RegistryImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/**
 * Opens what a person named: an OCI layout folder, a folder with {@code oci/} in it as {@code dist/} is, an archive in a
 * tar file, or a reference to a registry such as {@code ghcr.io/owner/name:tag}. What exists as a file or folder is one.
 */
public final class ImageSources {
    private static final String LAYOUT = "oci-layout";
    private static final String INSIDE = "oci";

    private final Function<String, ImageSource> registry;

    /** Opens references to registries that anybody may read. */
    public ImageSources() {
        this(reference -> RegistryImages.of(Reference.parse(reference)));
    }

    /** Opens references to registries with a function. */
    ImageSources(Function<String, ImageSource> registry) {
        this.registry = Objects.requireNonNull(registry, "registry is null");
    }

    /**
     * Opens an image source; the caller closes it.
     *
     * @throws Failure if nothing of the kind is there
     */
    public ImageSource open(String name) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        if (Files.exists(path)) {
            return ImageArchive.open(path);
        }
        if (isReference(name)) {
            return registry.apply(name);
        }
        throw Failure.of(
                "there is no image at %s: no such file or folder, and no reference to a registry".formatted(name),
                path.startsWith("dist") || path.endsWith("dist")
                        ? "build it first: ./mt build"
                        : "give a folder such as dist, an archive (.tar), or a reference such as ghcr.io/owner/name:tag");
    }

    private static ImageSource folder(Path folder) {
        if (Files.exists(folder.resolve(LAYOUT))) {
            return OciLayout.open(folder);
        }
        if (Files.exists(folder.resolve(INSIDE).resolve(LAYOUT))) {
            return OciLayout.open(folder.resolve(INSIDE));
        }
        throw Failure.of(
                "the folder %s holds no image: neither %s nor %s/%s is in it".formatted(folder, LAYOUT, INSIDE, LAYOUT),
                folder.endsWith("dist")
                        ? "build it first: ./mt build"
                        : "name an OCI layout, or a folder that ./mt build --out wrote");
    }

    /** A reference begins with a host, which has a dot or a port or is localhost, or it ends with a tag or a digest. */
    private static boolean isReference(String name) {
        if (name.startsWith(".") || name.startsWith("/") || name.endsWith(".tar")) {
            return false;
        }
        int slash = name.indexOf('/');
        String host = name.substring(0, Math.max(slash, 0));
        String last = name.substring(name.lastIndexOf('/') + 1);
        return host.contains(".")
                || host.contains(":")
                || host.equals("localhost")
                || last.contains(":")
                || last.contains("@");
    }
}
