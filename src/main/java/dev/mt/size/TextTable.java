package dev.mt.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Rows of text in columns: numbers to the right, the last column to the left and as long as it likes. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    TextTable(String... heads) {
        widths = new int[heads.length];
        row(heads);
    }

    TextTable row(String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("%d cells in %d columns".formatted(cells.length, widths.length));
        }
        // Names come out of images that anybody may have made, and end up on a terminal.
        List<String> row =
                Stream.of(cells).map(cell -> cell.replaceAll("\\p{Cntrl}", "?")).toList();
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
        rows.add(row);
        return this;
    }

    void appendTo(StringBuilder out) {
        for (List<String> row : rows) {
            out.append(INDENT);
            for (int i = 0; i < widths.length - 1; i++) {
                out.repeat(' ', widths[i] - row.get(i).length())
                        .append(row.get(i))
                        .append(GAP);
            }
            out.append(row.getLast()).append('\n');
        }
    }

    /** {@code 1,234,567}. */
    static String exact(long bytes) {
        return String.format(Locale.ROOT, "%,d", bytes);
    }

    /** {@code +1,234}, {@code -5} or {@code 0}. */
    static String signed(long bytes) {
        return bytes > 0 ? "+" + exact(bytes) : exact(bytes);
    }

    /** {@code 12.3 %}; nothing of nothing is nothing. */
    static String share(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
    }
}
