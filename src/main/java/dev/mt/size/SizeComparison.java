package dev.mt.size;

import dev.mt.core.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How two sources differ, for the platforms that both have.
 *
 * @param before what is compared with
 * @param after what is looked at
 * @param images one for each platform, in the order of what is looked at
 */
public record SizeComparison(String before, String after, List<ImageComparison> images) {
    public SizeComparison {
        Objects.requireNonNull(before, "before is null");
        Objects.requireNonNull(after, "after is null");
        images = List.copyOf(images);
    }

    /**
     * Compares two reports.
     *
     * @throws Failure if they have no platform in common
     */
    public static SizeComparison of(SizeReport before, SizeReport after) {
        List<ImageComparison> images = after.images().stream()
                .flatMap(image -> before.image(image.platform()).map(old -> ImageComparison.of(old, image)).stream())
                .toList();
        if (images.isEmpty()) {
            throw Failure.of(
                    "%s and %s have no platform in common".formatted(before.source(), after.source()),
                    "%s has %s, %s has %s"
                            .formatted(before.source(), platforms(before), after.source(), platforms(after)));
        }
        return new SizeComparison(before.source(), after.source(), images);
    }

    private static String platforms(SizeReport report) {
        return Optional.of(report.images().stream()
                        .map(image -> image.platform().id())
                        .collect(Collectors.joining(", ")))
                .filter(ids -> !ids.isEmpty())
                .orElse("none");
    }
}
