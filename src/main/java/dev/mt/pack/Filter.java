package dev.mt.pack;

import dev.mt.core.Failure;

/** A way of storing a part of a program in place that packs better; {@code image/unpack} undoes it on routers. */
sealed interface Filter permits BranchFilter, GoFilter {
    /** Its number in a payload. */
    int id();

    /**
     * Changes a range back.
     *
     * @param compact the whole compact view
     * @param start where the range begins in it
     * @param size of the range in bytes
     * @param address where the program finds the range, its low 32 bits; bytes of scratch memory for {@link GoFilter}
     */
    void decode(byte[] compact, int start, int size, int address);

    /** The one with a number. */
    static Filter of(int id) {
        if (id == GoFilter.GO.id()) {
            return GoFilter.GO;
        }
        for (BranchFilter filter : BranchFilter.values()) {
            if (filter.id() == id) {
                return filter;
            }
        }
        throw Failure.of("cannot unpack: the payload uses filter %d, which mt does not know".formatted(id));
    }
}
