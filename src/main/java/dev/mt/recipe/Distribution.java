package dev.mt.recipe;

import dev.mt.core.Bytes;
import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.oci.Annotations;
import dev.mt.oci.Image;
import dev.mt.oci.Layer;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build leaves in its output folder: one layout with the images of all platforms, their archives, and the symbol
 * maps of what was slimmed. The maps of earlier builds stay: a router may run those.
 *
 * @param index the digest of the image index
 * @param layout the folder with the layout
 * @param images what is in it
 */
record Distribution(Digest index, Path layout, List<BuildResult.Built> images) {
    private static final String SYMBOLS = "symbols";

    Distribution {
        images = List.copyOf(images);
    }

    /**
     * Writes it; what is there already, byte for byte, is not written again.
     *
     * @param results the results of the image steps, in index order
     * @param archives the results of the archive steps, if archives are asked for
     */
    static Distribution write(OutputFolder out, ReleaseLabel label, List<Path> results, Map<Platform, Path> archives)
            throws IOException {
        Path layout = out.folder().resolve("oci");
        List<OciLayout> sources = new ArrayList<>();
        try {
            List<Image> images = new ArrayList<>();
            List<BuildResult.Built> built = new ArrayList<>();
            for (Path result : results) {
                OciLayout source = OciLayout.open(PlatformImage.layout(result));
                sources.add(source);
                for (Image image : source.images()) {
                    images.add(image);
                    Optional<Path> archive = Optional.ofNullable(archives.get(image.platform()))
                            .map(made -> out.put(made.resolve(ArchiveFile.FILE), archiveName(label, image.platform())));
                    Optional<Path> symbols =
                            PlatformImage.symbols(result).map(map -> out.put(map, SYMBOLS + "/" + map.getFileName()));
                    built.add(built(image, result, archive, symbols));
                }
            }
            Digest index = LayoutWriter.write(layout, label.tag(), images, Map.of(Annotations.VERSION, label.tag()))
                    .digest();
            return new Distribution(index, layout, built);
        } finally {
            sources.forEach(OciLayout::close);
        }
    }

    private static String archiveName(ReleaseLabel label, Platform platform) {
        return "mikrotik-tailscale-%s-%s.tar".formatted(label.version(), platform);
    }

    private static BuildResult.Built built(Image image, Path result, Optional<Path> archive, Optional<Path> symbols)
            throws IOException {
        long layers = image.layers().stream()
                .map(Layer::blob)
                .mapToLong(blob -> blob.size())
                .sum();
        Digest manifest = image.manifestDigest()
                .orElseThrow(() -> new IllegalStateException("an image of a layout has a manifest"));
        return new BuildResult.Built(
                image.platform(), manifest, PlatformImage.bytes(result), new Bytes(layers), archive, symbols);
    }
}
