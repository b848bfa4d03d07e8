package dev.mt.size;

import dev.mt.core.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How two images for one platform differ.
 *
 * @param platform what both run on
 * @param total the bytes of all files
 * @param stored the bytes of all layers as they are stored
 * @param files every file by path, also those that did not change
 * @param packages every Go package, that of all programs of an image together, since programs may have moved or been joined;
 *     empty if either image has no Go program that can be looked into
 * @param packed the same in bytes of the programs' files; empty unless programs of both are packed
 */
public record ImageComparison(
        Platform platform,
        Change total,
        Change stored,
        List<Change> files,
        Optional<List<Change>> packages,
        Optional<List<Change>> packed) {
    public ImageComparison {
        Objects.requireNonNull(platform, "platform is null");
        Objects.requireNonNull(total, "total is null");
        Objects.requireNonNull(stored, "stored is null");
        files = List.copyOf(files);
        packages = packages.map(List::copyOf);
        packed = packed.map(List::copyOf);
    }

    static ImageComparison of(ImageSize before, ImageSize after) {
        boolean packed = isPacked(before) && isPacked(after);
        return new ImageComparison(
                after.platform(),
                new Change("all files", before.total(), after.total()),
                new Change("layers as stored", before.stored(), after.stored()),
                Change.between(before.files(), after.files()),
                packages(before, after, false),
                packed ? packages(before, after, true) : Optional.empty());
    }

    private static boolean isPacked(ImageSize image) {
        return programs(image)
                .anyMatch(program ->
                        program.go().isPresent() && program.unpacked().isPresent());
    }

    private static Stream<ProgramSize.Open> programs(ImageSize image) {
        return image.programs().stream()
                .filter(ProgramSize.Open.class::isInstance)
                .map(ProgramSize.Open.class::cast);
    }

    private static Optional<List<Change>> packages(ImageSize before, ImageSize after, boolean stored) {
        List<NamedBytes> ofBefore = packages(before, stored);
        List<NamedBytes> ofAfter = packages(after, stored);
        return ofBefore.isEmpty() || ofAfter.isEmpty()
                ? Optional.empty()
                : Optional.of(Change.between(ofBefore, ofAfter));
    }

    private static List<NamedBytes> packages(ImageSize image, boolean stored) {
        List<NamedBytes> packages = new ArrayList<>();
        programs(image).flatMap(program -> program.go().stream()).forEach(go -> {
            go.packages().forEach(p -> packages.add(new NamedBytes(p.name(), stored ? p.stored() : p.bytes())));
            go.shared().forEach(s -> packages.add(new NamedBytes(shared(s.name()), stored ? s.stored() : s.bytes())));
        });
        return packages;
    }

    /** What a part that no package has to itself is called among packages. */
    static String shared(String part) {
        return "(%s)".formatted(part);
    }
}
