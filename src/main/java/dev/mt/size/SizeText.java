package dev.mt.size;

import dev.mt.core.Platform;
import java.util.List;
import java.util.Optional;

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
            text.image(image, report.left(image));
        }
        return text.out.toString();
    }

    private void image(ImageSize image, Optional<Long> left) {
        heading(image.platform(), "%s bytes in %s".formatted(TextTable.exact(image.total()), contents(image)));
        left.ifPresent(bytes -> out.append("  %s\n".formatted(limit(image.total(), bytes))));
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
                case ProgramSize.Packed packed -> out.append("\n%s\n".formatted(packed(packed)));
                case ProgramSize.Unreadable unreadable -> out.append("\n%s\n".formatted(unreadable.reason()));
            }
        }
    }

    private void heading(Platform platform, String what) {
        out.append("%s: %s\n".formatted(platform.id(), what));
    }

    /** One line about a program that shows nothing of itself. */
    static String packed(ProgramSize.Packed packed) {
        return "%s is packed: its sections cannot be read".formatted(packed.path());
    }

    /** {@code limit 3,000,000: 12,345 left}. */
    static String limit(long total, long left) {
        return "limit %s: %s %s"
                .formatted(
                        TextTable.exact(total + left), TextTable.exact(Math.abs(left)), left < 0 ? "too many" : "left");
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
        boolean packed = program.unpacked().isPresent();
        String inside = program.unpacked()
                .map(bytes -> " (%s bytes, packed into %s)"
                        .formatted(TextTable.exact(bytes), TextTable.exact(program.bytes())))
                .orElse("");
        out.append("\n%s by section%s\n".formatted(program.path(), inside));
        if (packed) {
            packed(program.sections());
        } else {
            named("section", program.sections(), Integer.MAX_VALUE, "sections");
        }
        program.note().ifPresent(note -> out.append("\n%s\n".formatted(note)));
        program.go().ifPresent(go -> {
            out.append("\n%s by Go package (code and function tables%s)\n"
                    .formatted(program.path(), packed ? "; shares are those of packed bytes" : ""));
            packages(go, packed);
        });
    }

    private void packed(List<NamedBytes> sections) {
        long bytes = sections.stream().mapToLong(NamedBytes::bytes).sum();
        long stored = sections.stream().mapToLong(NamedBytes::stored).sum();
        TextTable table = new TextTable("packed", "share", "bytes", "section");
        for (NamedBytes each : sections) {
            table.row(
                    TextTable.exact(each.stored()),
                    TextTable.share(each.stored(), stored),
                    TextTable.exact(each.bytes()),
                    each.name());
        }
        table.row(TextTable.exact(stored), TextTable.share(stored, stored), TextTable.exact(bytes), "total");
        table.appendTo(out);
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

    private void packages(GoSize go, boolean packed) {
        PackageTable table = new PackageTable(go.stored(), packed);
        int shown = shown(go.packages().size(), rows);
        go.packages().subList(0, shown).forEach(table::add);
        table.addOthers(go.packages().subList(shown, go.packages().size()));
        go.shared().stream().filter(shared -> shared.bytes() > 0).forEach(table::add);
        table.addTotal(go.bytes());
        table.appendTo(out);
    }

    /** A row for a single other one would be no shorter than naming it. */
    static int shown(int size, int limit) {
        return size - 1 <= limit ? size : limit;
    }
}
