package dev.mt.size;

import dev.mt.pack.PackedCosts;

/** What ranges of a program take of its file: as many bytes as they have, unless it is packed. */
@FunctionalInterface
interface ByteCost {
    /** Every byte one. */
    ByteCost PLAIN = (offset, length) -> length;

    /** Bytes of the file that a range of the program costs. */
    double of(long offset, long length);

    /** Those of a packed program. */
    static ByteCost packed(PackedCosts costs) {
        return costs::packedBytesAt;
    }
}
