package dev.mt.size;

import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.oci.Image;
import dev.mt.oci.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Measures what a person named. */
public final class Measure {
    private final ImageSources sources;
    private final Symbols symbols;

    /** Measures programs whose names nobody took out. */
    public Measure(ImageSources sources) {
        this(sources, Symbols.NONE);
    }

    public Measure(ImageSources sources, Symbols symbols) {
        this.symbols = Objects.requireNonNull(symbols, "symbols is null");
        this.sources = Objects.requireNonNull(sources, "sources is null");
    }

    /**
     * Measures images.
     *
     * @param name a folder, an archive or a reference ({@link ImageSources})
     * @param platforms which ones; none means all that are there
     * @throws Failure if it cannot be read, or has no image for one of the platforms
     */
    public SizeReport of(String name, Set<Platform> platforms) {
        try (ImageSource source = sources.open(name)) {
            return report(name, source, chosen(source, source.images(), platforms));
        }
    }

    /**
     * Measures all images of OCI layouts.
     *
     * @throws Failure if one cannot be read
     */
    public List<ImageSize> ofLayouts(List<Path> layouts) {
        return layouts.stream()
                .flatMap(layout -> of(layout.toString(), Set.of()).images().stream())
                .toList();
    }

    /**
     * Compares two sources.
     *
     * @param platforms which ones; none means all that both have
     * @throws Failure if one cannot be read, or has no image for one of the platforms
     */
    public SizeComparison compare(String before, String after, Set<Platform> platforms) {
        try (ImageSource first = sources.open(before);
                ImageSource second = sources.open(after)) {
            List<Image> ofFirst = first.images();
            List<Image> ofSecond = second.images();
            Set<Platform> common = platforms.isEmpty() ? platforms(ofSecond) : platforms;
            if (platforms.isEmpty()) {
                // With nothing in common, all is measured, and the comparison says who has what.
                common.retainAll(platforms(ofFirst));
            }
            return SizeComparison.of(
                    report(before, first, chosen(first, ofFirst, common)),
                    report(after, second, chosen(second, ofSecond, common)));
        }
    }

    private static Set<Platform> platforms(List<Image> images) {
        Set<Platform> platforms = EnumSet.noneOf(Platform.class);
        images.forEach(image -> platforms.add(image.platform()));
        return platforms;
    }

    /** In the order of the source. */
    private static List<Image> chosen(ImageSource source, List<Image> images, Set<Platform> platforms) {
        Set<Platform> missing = EnumSet.noneOf(Platform.class);
        missing.addAll(platforms);
        missing.removeAll(platforms(images));
        // This fails, in the source's own words.
        missing.forEach(source::image);
        return images.stream()
                .filter(image -> platforms.isEmpty() || platforms.contains(image.platform()))
                .toList();
    }

    private SizeReport report(String name, ImageSource source, List<Image> images) {
        return new SizeReport(
                source.name(), archive(name), TwoAtATime.map(images, image -> ImageMeasure.of(image, symbols)));
    }

    private static Optional<Long> archive(String name) {
        Path path = Path.of(name);
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.size(path)) : Optional.empty();
        } catch (IOException e) {
            throw Failure.of("cannot read the archive " + name, "", e);
        }
    }
}
