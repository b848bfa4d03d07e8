package dev.mt.routeros.simulator.value;

import java.util.Collection;

/** How large a value may get: a router's memory comes to an end, and a script that doubles a text gets there soon. */
public final class Size {
    /** Bytes of a text, or of all that is in an array. */
    static final long MOST = 4L << 20;

    /** What an element of an array takes besides its text. */
    private static final long ELEMENT = 16;

    /** How deep arrays may be in arrays: what goes through them does so by recursion. */
    private static final int DEEPEST = 500;

    private Size() {}

    /**
     * The value itself.
     *
     * @throws ValueError if it is too large
     */
    public static Value checked(Value value) {
        check(of(value));
        return value;
    }

    static long of(Value value) {
        return switch (value) {
            case Str text -> text.text().length();
            case Array array -> array.bytes();
            default -> 0;
        };
    }

    /** Of the elements of an array, counted until it is known that they are too many. */
    static long of(Collection<? extends Value> elements) {
        long bytes = 0;
        for (Value each : elements) {
            bytes += ELEMENT + of(each);
            check(bytes);
        }
        return bytes;
    }

    /** How deep arrays are in an array of these; the deepest of them is 1. */
    static int depth(Collection<? extends Value> elements, Collection<? extends Value> others) {
        int depth = Math.max(depth(elements), depth(others)) + 1;
        check(depth > DEEPEST ? Long.MAX_VALUE : 0);
        return depth;
    }

    private static int depth(Collection<? extends Value> elements) {
        int depth = 0;
        for (Value each : elements) {
            depth = each instanceof Array array ? Math.max(depth, array.depth()) : depth;
        }
        return depth;
    }

    static void check(long bytes) {
        if (bytes > MOST) {
            throw new ValueError("failure: not enough memory");
        }
    }
}
