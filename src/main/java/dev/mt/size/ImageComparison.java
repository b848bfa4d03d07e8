package dev.mt.size;

import dev.mt.core.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How two images for one platform differ.
 *
 * @param platform what both run on
 * @param total the bytes of all files
 * @param stored the bytes of all layers as they are stored
 * @param files every file by path, also those that did not change
 * @param packages every Go package, that of all programs of an image together, since programs may have moved or been joined;
 *     empty if either image has no Go program that can be looked into
 */
public record ImageComparison(
        Platform platform, Change total, Change stored, List<Change> files, Optional<List<Change>> packages) {
    public ImageComparison {
        Objects.requireNonNull(platform, "platform is null");
        Objects.requireNonNull(total, "total is null");
        Objects.requireNonNull(stored, "stored is null");
        files = List.copyOf(files);
        packages = packages.map(List::copyOf);
    }

    static ImageComparison of(ImageSize before, ImageSize after) {
        List<NamedBytes> packagesBefore = packages(before);
        List<NamedBytes> packagesAfter = packages(after);
        return new ImageComparison(
                after.platform(),
                new Change("all files", before.total(), after.total()),
                new Change("layers as stored", before.stored(), after.stored()),
                Change.between(before.files(), after.files()),
                packagesBefore.isEmpty() || packagesAfter.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Change.between(packagesBefore, packagesAfter)));
    }

    private static List<NamedBytes> packages(ImageSize image) {
        List<NamedBytes> packages = new ArrayList<>();
        for (ProgramSize program : image.programs()) {
            if (program instanceof ProgramSize.Open open) {
                open.go().ifPresent(go -> {
                    go.packages().forEach(p -> packages.add(new NamedBytes(p.name(), p.bytes())));
                    go.shared().forEach(s -> packages.add(new NamedBytes(shared(s.name()), s.bytes())));
                });
            }
        }
        return packages;
    }

    /** What a part that no package has to itself is called among packages. */
    static String shared(String part) {
        return "(%s)".formatted(part);
    }
}
