package dev.mt.size;

import dev.mt.core.Bytes;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Holds images to their limits, and says of one that is over what grew.
 *
 * @param limits the bytes that all files of an image may have
 * @param record what images were made of before
 */
public record BudgetCheck(Map<Platform, Bytes> limits, SizeRecord record) {
    private static final int NAMED = 8;
    private static final String HINT = "make it smaller (./mt size --html PAGE shows where the bytes are), "
            + "or raise the limit in [budget] of image/image.toml";

    public BudgetCheck {
        limits = Map.copyOf(limits);
        Objects.requireNonNull(record, "record is null");
    }

    /**
     * Checks images.
     *
     * @throws Failure if a limit is passed, with a line for each image that passes one
     */
    public void check(List<ImageSize> images) {
        List<String> complaints = new ArrayList<>();
        for (ImageSize image : images) {
            Bytes limit = limits.get(image.platform());
            if (limit != null && image.total() > limit.count()) {
                complaints.add("%s has %s bytes of files, %s over its limit of %s; %s"
                        .formatted(
                                image.platform(),
                                TextTable.exact(image.total()),
                                TextTable.exact(image.total() - limit.count()),
                                limit,
                                growth(image)));
            }
        }
        if (!complaints.isEmpty()) {
            throw Failure.of("the image is over its budget: " + String.join("\n  ", complaints), HINT);
        }
    }

    private String growth(ImageSize image) {
        return record.since(image)
                .map(BudgetCheck::growth)
                .orElse("what grew is not known, since no sizes are recorded for it (./mt size --record)");
    }

    private static String growth(List<Change> changes) {
        List<Change> grown = changes.stream().filter(c -> c.difference() > 0).toList();
        if (grown.isEmpty()) {
            return "nothing grew since its sizes were recorded";
        }
        int named = SizeText.shown(grown.size(), NAMED);
        String names = grown.subList(0, named).stream()
                .map(change -> change.name() + " " + TextTable.signed(change.difference()))
                .collect(Collectors.joining(", "));
        List<Change> others = grown.subList(named, grown.size());
        String rest = others.isEmpty() ? "" : ", %d others %s".formatted(others.size(), TextTable.signed(sum(others)));
        return "%s in all since the record, grew: %s%s"
                .formatted(TextTable.signed(sum(changes)), names, rest)
                .replaceAll("\\p{Cntrl}", "?");
    }

    private static long sum(List<Change> changes) {
        return changes.stream().mapToLong(Change::difference).sum();
    }
}
