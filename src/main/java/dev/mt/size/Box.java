package dev.mt.size;

/**
 * A rectangle of a treemap.
 *
 * @param x from the left
 * @param y from the top
 * @param width to the right of that
 * @param height downwards from that
 */
record Box(double x, double y, double width, double height) {
    double area() {
        return width * height;
    }
}
