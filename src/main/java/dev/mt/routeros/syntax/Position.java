package dev.mt.routeros.syntax;

/**
 * A place in the text of a script.
 *
 * @param offset bytes before it
 * @param line from 1, as RouterOS counts
 * @param column from 1, in bytes, as RouterOS counts
 */
public record Position(int offset, int line, int column) implements Comparable<Position> {
    /** Where the first byte of a text stands. */
    public static final Position START = new Position(0, 1, 1);

    public Position {
        if (offset < 0 || line < 1 || column < 1) {
            throw new IllegalArgumentException("no place in a text: %d, %d:%d".formatted(offset, line, column));
        }
    }

    @Override
    public int compareTo(Position other) {
        return Integer.compare(offset, other.offset);
    }

    /** {@code line 3 column 7}. */
    @Override
    public String toString() {
        return "line %d column %d".formatted(line, column);
    }
}
