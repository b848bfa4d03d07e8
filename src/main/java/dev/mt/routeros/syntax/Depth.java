package dev.mt.routeros.syntax;

/**
 * Bounds how deep a tree gets, so that whoever walks over it by recursion, as the parser itself does, cannot run out of
 * stack. Long chains of operators count as well: they lean to the left.
 */
final class Depth {
    /** People's scripts stay below thirty; texts joined from many parts get far deeper. */
    static final int HIGHEST = 400;

    private static final int DEEPEST = 200;

    private final Cursor in;
    private int depth;
    private int height;

    Depth(Cursor in) {
        this.in = in;
    }

    /** Goes down into a part that may hold others of its kind. */
    void enter() {
        if (++depth > DEEPEST) {
            throw tooDeep();
        }
        height = 0;
    }

    void leave() {
        depth--;
    }

    /** How high the part is that was read last. */
    int height() {
        return height;
    }

    /** The part that was just read is this high. */
    void set(int parts) {
        if (parts > HIGHEST) {
            throw tooDeep();
        }
        height = parts;
    }

    private SyntaxError tooDeep() {
        return in.error("nested too deeply");
    }
}
