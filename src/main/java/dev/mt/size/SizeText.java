package dev.mt.size;

import dev.mt.core.Platform;
import java.util.List;

/** A report as tables for people. */
public final class SizeText {
    /** How many files or packages are named unless all are asked for. */
    static final int USUAL_ROWS = 25;

    private final StringBuilder out = new StringBuilder();
    private final int rows;

    private SizeText(boolean all) {
        this.rows = all ? Integer.MAX_VALUE : USUAL_ROWS;
    }

    /**
     * The tables, with a line break at the end.
     *
     * @param all whether every file and package is named, or only the largest ones
     */
    public static String of(SizeReport report, boolean all) {
        SizeText text = new SizeText(all);
        report.archive()
                .ifPresent(bytes -> text.out.append(
                        "%s: an archive of %s bytes\n\n".formatted(report.source(), TextTable.exact(bytes))));
        boolean first = true;
        for (ImageSize image : report.images()) {
            text.out.append(first ? "" : "\n");
            first = false;
            text.image(image);
        }
        return text.out.toString();
    }

    private void image(ImageSize image) {
        heading(image.platform(), "%s bytes in %s".formatted(TextTable.exact(image.total()), contents(image)));
        for (LayerSize layer : image.layers()) {
            out.append("  layer %s: %s bytes as stored, %s unpacked\n"
                    .formatted(
                            layer.digest().abbreviated(),
                            TextTable.exact(layer.stored()),
                            TextTable.exact(layer.unpacked())));
        }
        out.append('\n');
        named("file", image.files(), rows, "files");
        for (ProgramSize program : image.programs()) {
            switch (program) {
                case ProgramSize.Open open -> open(open);
                case ProgramSize.Packed packed ->
                    out.append("\n%s is packed: its sections cannot be read\n".formatted(packed.path()));
                case ProgramSize.Unreadable unreadable -> out.append("\n%s\n".formatted(unreadable.reason()));
            }
        }
    }

    private void heading(Platform platform, String what) {
        out.append("%s: %s\n".formatted(platform.id(), what));
    }

    private static String contents(ImageSize image) {
        return "%s, %s, %s"
                .formatted(
                        counted(image.files().size(), "file"),
                        counted(image.folders(), "folder"),
                        counted(image.links(), "link"));
    }

    private static String counted(int count, String what) {
        return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
    }

    private void open(ProgramSize.Open program) {
        out.append("\n%s by section\n".formatted(program.path()));
        named("section", program.sections(), Integer.MAX_VALUE, "sections");
        program.note().ifPresent(note -> out.append("\n%s\n".formatted(note)));
        program.go().ifPresent(go -> {
            out.append("\n%s by Go package (code and function tables)\n".formatted(program.path()));
            packages(go);
        });
    }

    private void named(String what, List<NamedBytes> all, int limit, String several) {
        long total = all.stream().mapToLong(NamedBytes::bytes).sum();
        TextTable table = new TextTable("bytes", "share", what);
        for (NamedBytes each : all.subList(0, shown(all.size(), limit))) {
            table.row(TextTable.exact(each.bytes()), TextTable.share(each.bytes(), total), each.name());
        }
        List<NamedBytes> others = all.subList(shown(all.size(), limit), all.size());
        if (!others.isEmpty()) {
            long bytes = others.stream().mapToLong(NamedBytes::bytes).sum();
            table.row(
                    TextTable.exact(bytes),
                    TextTable.share(bytes, total),
                    "%d other %s".formatted(others.size(), several));
        }
        table.row(TextTable.exact(total), TextTable.share(total, total), "total");
        table.appendTo(out);
    }

    private void packages(GoSize go) {
        long total = go.bytes();
        TextTable table = new TextTable("bytes", "share", "code", "tables", "package");
        int shown = shown(go.packages().size(), rows);
        go.packages().subList(0, shown).forEach(each -> row(table, each, total));
        List<PackageSize> others = go.packages().subList(shown, go.packages().size());
        if (!others.isEmpty()) {
            row(table, sum(others, "%d other packages".formatted(others.size())), total);
        }
        for (NamedBytes shared : go.shared()) {
            if (shared.bytes() > 0) {
                table.row(
                        TextTable.exact(shared.bytes()),
                        TextTable.share(shared.bytes(), total),
                        "",
                        "",
                        ImageComparison.shared(shared.name()));
            }
        }
        table.row(TextTable.exact(total), TextTable.share(total, total), "", "", "total");
        table.appendTo(out);
    }

    private static PackageSize sum(List<PackageSize> packages, String name) {
        return new PackageSize(
                name,
                packages.stream().mapToLong(PackageSize::code).sum(),
                packages.stream().mapToLong(PackageSize::tables).sum());
    }

    private static void row(TextTable table, PackageSize each, long total) {
        table.row(
                TextTable.exact(each.bytes()),
                TextTable.share(each.bytes(), total),
                TextTable.exact(each.code()),
                TextTable.exact(each.tables()),
                each.name());
    }

    /** A row for a single other one would be no shorter than naming it. */
    static int shown(int size, int limit) {
        return size - 1 <= limit ? size : limit;
    }
}
