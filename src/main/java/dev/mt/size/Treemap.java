package dev.mt.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The groups of an image as boxes in HTML, their areas as the bytes that they take. A group is a link to itself: followed,
 * it fills the whole map, by the page's style sheet alone.
 */
final class Treemap {
    /** Width to height of the whole map; in the style sheet as well. */
    static final double RATIO = 1.25;

    /** A box has at least this share of its map, or it could be neither seen nor hit; smaller ones are one box together. */
    private static final double SMALLEST = 0.0004;

    private static final String HOST = "github.com/";

    private final StringBuilder out;
    private final String id;
    private final long total;

    private record Tile(String name, String what, long stored) {}

    private Treemap(StringBuilder out, String id, long total) {
        this.out = out;
        this.id = id;
        this.total = total;
    }

    /** Appends the map of an image. */
    static void append(StringBuilder out, String id, List<PieceGroup> groups) {
        long total = groups.stream().mapToLong(PieceGroup::stored).sum();
        new Treemap(out, id, total).map(groups);
    }

    private void map(List<PieceGroup> groups) {
        List<PieceGroup> shown = groups.stream().filter(g -> g.stored() > 0).toList();
        if (shown.isEmpty()) {
            return;
        }
        out.append(
                "<div class=\"map\" id=\"%s-map\" role=\"group\" aria-label=\"Treemap of %s; the tables below say the same\">\n"
                        .formatted(id, id));
        List<Box> boxes = Squares.divide(shown.stream().map(PieceGroup::stored).toList(), new Box(0, 0, RATIO, 1));
        for (int i = 0; i < shown.size(); i++) {
            group(i + 1, shown.get(i), boxes.get(i));
        }
        out.append("</div>\n");
    }

    private void group(int number, PieceGroup group, Box box) {
        String title = "%s: %s".formatted(group.name(), bytes(group.stored()));
        out.append("<div class=\"group\" id=\"%s-%d\" style=\"%s;--h:%d\">"
                .formatted(id, number, place(box, RATIO, 1), hue(group.name())));
        out.append("<a class=\"name\" href=\"#%s-%d\" title=\"%s\">%s</a>"
                .formatted(id, number, Html.text(title), Html.text(brief(group.name()))));
        out.append("<a class=\"back\" href=\"#%s-map\">back</a><div class=\"inside\">".formatted(id));
        List<Tile> tiles = tiles(group);
        List<Box> boxes =
                Squares.divide(tiles.stream().map(Tile::stored).toList(), new Box(0, 0, box.width() / box.height(), 1));
        for (int i = 0; i < tiles.size(); i++) {
            Tile tile = tiles.get(i);
            out.append("<div class=\"tile\" style=\"%s\" title=\"%s\"><span>%s</span></div>"
                    .formatted(
                            place(boxes.get(i), box.width() / box.height(), 1),
                            Html.text(tile.what),
                            Html.text(tile.name)));
        }
        out.append("</div></div>\n");
    }

    private List<Tile> tiles(PieceGroup group) {
        List<Tile> tiles = new ArrayList<>();
        int others = 0;
        long rest = 0;
        for (Piece piece : group.pieces()) {
            if (piece.stored() >= SMALLEST * total) {
                tiles.add(new Tile(shortened(group, piece), what(piece), piece.stored()));
            } else {
                others++;
                rest += piece.stored();
            }
        }
        if (rest > 0) {
            String name = "%d small ones".formatted(others);
            tiles.add(new Tile(name, "%s: %s".formatted(name, bytes(rest)), rest));
        }
        tiles.sort((a, b) -> Long.compare(b.stored, a.stored));
        return tiles;
    }

    /** A small box has no room for where code is kept. */
    private static String brief(String name) {
        return name.startsWith(HOST) ? name.substring(HOST.length()) : name;
    }

    /** What the group's name says already is left out. */
    private static String shortened(PieceGroup group, Piece piece) {
        return switch (piece.kind()) {
            case FILE, SECTION -> piece.name();
            case SHARED -> piece.label();
            case PACKAGE -> {
                if (piece.name().equals(group.name())) {
                    yield piece.name().substring(piece.name().lastIndexOf('/') + 1);
                }
                yield piece.name().startsWith(group.name() + "/")
                        ? piece.name().substring(group.name().length() + 1)
                        : piece.name();
            }
        };
    }

    private static String what(Piece piece) {
        String what = "%s: %s".formatted(piece.label(), bytes(piece.stored()));
        return piece.bytes() == piece.stored()
                ? what
                : "%s, unpacked %s".formatted(what, TextTable.exact(piece.bytes()));
    }

    private static String bytes(long bytes) {
        return TextTable.exact(bytes) + " bytes";
    }

    private static String place(Box box, double width, double height) {
        return "left:%s;top:%s;width:%s;height:%s"
                .formatted(
                        percent(box.x() / width),
                        percent(box.y() / height),
                        percent(box.width() / width),
                        percent(box.height() / height));
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }

    /** A name has its colour on every platform and in every build. */
    private static int hue(String name) {
        return Math.floorMod(name.hashCode() * 47, 360);
    }
}
