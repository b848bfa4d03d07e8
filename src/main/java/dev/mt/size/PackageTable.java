package dev.mt.size;

import java.util.ArrayList;
import java.util.List;

/** Go packages as a table; those of a packed program have a column for what they take of its file. */
final class PackageTable {
    private final TextTable table;
    private final long stored;
    private final boolean packed;

    /**
     * An empty table.
     *
     * @param stored what shares are counted of
     */
    PackageTable(long stored, boolean packed) {
        this.table = packed
                ? new TextTable("packed", "share", "bytes", "code", "tables", "package")
                : new TextTable("bytes", "share", "code", "tables", "package");
        this.stored = stored;
        this.packed = packed;
    }

    void add(PackageSize each) {
        row(each.stored(), each.bytes(), TextTable.exact(each.code()), TextTable.exact(each.tables()), each.name());
    }

    /** Several packages as one row; none as no row. */
    void addOthers(List<PackageSize> others) {
        if (!others.isEmpty()) {
            add(new PackageSize(
                    "%d other packages".formatted(others.size()),
                    others.stream().mapToLong(PackageSize::code).sum(),
                    others.stream().mapToLong(PackageSize::tables).sum(),
                    others.stream().mapToLong(PackageSize::stored).sum()));
        }
    }

    /** What is no package's alone. */
    void add(NamedBytes shared) {
        row(shared.stored(), shared.bytes(), "", "", ImageComparison.shared(shared.name()));
    }

    void addTotal(long bytes) {
        row(stored, bytes, "", "", "total");
    }

    void appendTo(StringBuilder out) {
        table.appendTo(out);
    }

    private void row(long ofFile, long bytes, String code, String tables, String name) {
        List<String> cells = new ArrayList<>(List.of(TextTable.exact(ofFile), TextTable.share(ofFile, stored)));
        if (packed) {
            cells.add(TextTable.exact(bytes));
        }
        cells.addAll(List.of(code, tables, name));
        table.row(cells.toArray(String[]::new));
    }
}
