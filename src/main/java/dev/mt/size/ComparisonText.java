package dev.mt.size;

import java.util.List;

/** A comparison as tables for people. */
public final class ComparisonText {
    private final StringBuilder out = new StringBuilder();
    private final boolean all;

    private ComparisonText(boolean all) {
        this.all = all;
    }

    /**
     * The tables, with a line break at the end.
     *
     * @param all whether rows are shown in which nothing changed
     */
    public static String of(SizeComparison comparison, boolean all) {
        ComparisonText text = new ComparisonText(all);
        text.out.append("before: %s\nafter:  %s\n".formatted(comparison.before(), comparison.after()));
        comparison.images().forEach(text::image);
        return text.out.toString();
    }

    private void image(ImageComparison image) {
        out.append("\n%s\n".formatted(image.platform().id()));
        changes("file", image.files(), List.of(image.total(), image.stored()));
        out.append('\n');
        String what = image.packed().isPresent()
                ? "Go package (code and function tables, packed)"
                : "Go package (code and function tables)";
        image.packed()
                .or(image::packages)
                .ifPresentOrElse(
                        packages -> changes(what, packages, List.of(sum(packages))),
                        () -> out.append(
                                "  Go packages cannot be compared: a side has no Go program that can be read\n"));
    }

    private static Change sum(List<Change> changes) {
        return new Change(
                "total",
                changes.stream().mapToLong(Change::before).sum(),
                changes.stream().mapToLong(Change::after).sum());
    }

    private void changes(String what, List<Change> changes, List<Change> totals) {
        TextTable table = new TextTable("before", "after", "difference", what);
        long same = 0;
        for (Change change : changes) {
            if (all || change.difference() != 0) {
                row(table, change);
            } else {
                same++;
            }
        }
        totals.forEach(total -> row(table, total));
        table.appendTo(out);
        if (same > 0) {
            out.append("  %s unchanged\n".formatted(TextTable.exact(same)));
        }
    }

    private static void row(TextTable table, Change change) {
        table.row(
                TextTable.exact(change.before()),
                TextTable.exact(change.after()),
                TextTable.signed(change.difference()),
                change.name());
    }
}
