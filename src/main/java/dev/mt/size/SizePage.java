package dev.mt.size;

import java.util.List;

/**
 * A report as a page in HTML: for each platform a treemap of what its files' bytes are, and the same as tables. The page
 * needs nothing beside itself, no script, and may load nothing.
 */
public final class SizePage {
    private final StringBuilder out = new StringBuilder();

    private SizePage() {}

    /** The page, with a line break at the end; the same report is the same page. */
    public static String of(SizeReport report) {
        SizePage page = new SizePage();
        page.all(report);
        return page.out.toString();
    }

    private void all(SizeReport report) {
        String title = Html.text("Where the bytes of %s are".formatted(report.source()));
        out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>%s</h1>
                <p>Areas are bytes of files, packed where a program is packed. A group fills the map when its name is followed.</p>
                """.formatted(title, PageStyle.SHEET, title));
        out.append("<nav>");
        report.images().forEach(image -> out.append("<a href=\"#%s\">%s</a>".formatted(id(image), id(image))));
        out.append("</nav>\n");
        for (ImageSize image : report.images()) {
            image(report, image);
        }
        out.append("</body>\n</html>\n");
    }

    private static String id(ImageSize image) {
        return image.platform().id();
    }

    private void image(SizeReport report, ImageSize image) {
        List<PieceGroup> groups = PieceGroup.of(image);
        out.append("<section id=\"%s\">\n<h2>%s: %s bytes</h2>\n"
                .formatted(id(image), id(image), TextTable.exact(image.total())));
        report.left(image)
                .ifPresent(left -> out.append("<p%s>%s</p>\n"
                        .formatted(left < 0 ? " class=\"over\"" : "", SizeText.limit(image.total(), left))));
        image.programs().forEach(this::note);
        Treemap.append(out, id(image), groups);
        List<Row> rows = groups.stream()
                .map(group -> new Row(group.name(), group.stored(), group.bytes()))
                .toList();
        table("%s by group".formatted(id(image)), rows);
        List<Row> pieces = Piece.of(image).stream()
                .map(piece -> new Row(piece.label(), piece.stored(), piece.bytes()))
                .toList();
        out.append("<details>\n<summary>All %d pieces of %s</summary>\n".formatted(pieces.size(), id(image)));
        table("%s by piece".formatted(id(image)), pieces);
        out.append("</details>\n</section>\n");
    }

    private void note(ProgramSize program) {
        switch (program) {
            case ProgramSize.Open open ->
                open.note().ifPresent(note -> out.append("<p>%s</p>\n".formatted(Html.text(note))));
            case ProgramSize.Packed packed -> out.append("<p>%s</p>\n".formatted(Html.text(SizeText.packed(packed))));
            case ProgramSize.Unreadable unreadable ->
                out.append("<p>%s</p>\n".formatted(Html.text(unreadable.reason())));
        }
    }

    private record Row(String name, long stored, long bytes) {}

    private void table(String caption, List<Row> rows) {
        long stored = rows.stream().mapToLong(Row::stored).sum();
        long bytes = rows.stream().mapToLong(Row::bytes).sum();
        out.append("<div class=\"wide\"><table>\n<caption>%s</caption>\n".formatted(caption));
        out.append("<thead><tr><th scope=\"col\">what</th><th scope=\"col\">bytes</th><th scope=\"col\">share</th>"
                + "<th scope=\"col\">unpacked</th></tr></thead>\n<tbody>\n");
        rows.forEach(row -> row(row, stored));
        out.append("</tbody>\n<tfoot>");
        row(new Row("total", stored, bytes), stored);
        out.append("</tfoot>\n</table></div>\n");
    }

    private void row(Row row, long total) {
        out.append("<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        Html.text(row.name),
                        TextTable.exact(row.stored),
                        TextTable.share(row.stored, total),
                        TextTable.exact(row.bytes)));
    }
}
