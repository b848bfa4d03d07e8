package dev.mt.pack;

/**
 * One kind of tables by program counter ({@code struct go_kind} of {@code image/unpack/unpack.h}).
 *
 * @param place where the first new table of the kind goes in the compact view
 * @param changes where the changes of new ones are in what is stored instead of them
 * @param distances where the distances are
 * @param marks the first of its marks
 */
record GoKind(int place, int changes, int distances, int marks) {
    static final int WORDS = 4;
}
