package dev.mt.size;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a box into boxes of given shares that are as square as can be: the squarified treemap of Bruls, Huizing and van
 * Wijk (2000). Rows are laid along the shorter side; a row takes one more box as long as that makes its worst one no
 * thinner.
 */
final class Squares {
    private final List<Box> boxes = new ArrayList<>();
    private final double[] areas;
    private Box free;

    private Squares(double[] areas, Box free) {
        this.areas = areas;
        this.free = free;
    }

    /**
     * Divides a box.
     *
     * @param shares the largest first, above zero; how much each is of their sum decides
     * @return a box for each, in their order
     */
    static List<Box> divide(List<Long> shares, Box box) {
        double sum = shares.stream().mapToLong(Long::longValue).sum();
        double[] areas =
                shares.stream().mapToDouble(share -> share / sum * box.area()).toArray();
        Squares squares = new Squares(areas, box);
        for (int first = 0; first < areas.length; ) {
            first = squares.row(first);
        }
        return List.copyOf(squares.boxes);
    }

    /** Lays a row, and returns the first share behind it. */
    private int row(int first) {
        double side = Math.min(free.width(), free.height());
        double sum = areas[first];
        double worst = worst(sum, areas[first], areas[first], side);
        int end = first + 1;
        while (end < areas.length) {
            double next = worst(sum + areas[end], areas[first], areas[end], side);
            if (next > worst) {
                break;
            }
            worst = next;
            sum += areas[end];
            end++;
        }
        lay(first, end, sum);
        return end;
    }

    /** The length to width of the thinnest box of a row: the largest or the smallest one. */
    private static double worst(double sum, double largest, double smallest, double side) {
        double square = sum * sum;
        return Math.max(side * side * largest / square, square / (side * side * smallest));
    }

    private void lay(int first, int end, double sum) {
        boolean beside = free.width() >= free.height();
        double thick = sum / (beside ? free.height() : free.width());
        double at = beside ? free.y() : free.x();
        for (int i = first; i < end; i++) {
            double length = areas[i] / thick;
            boxes.add(beside ? new Box(free.x(), at, thick, length) : new Box(at, free.y(), length, thick));
            at += length;
        }
        free = beside
                ? new Box(free.x() + thick, free.y(), Math.max(0, free.width() - thick), free.height())
                : new Box(free.x(), free.y() + thick, free.width(), Math.max(0, free.height() - thick));
    }
}
