package dev.mt.pack;

/**
 * What LZMA's literals and positions look at.
 *
 * @param lc bits of the byte before that choose a literal's probabilities
 * @param lp low bits of the position that do so too; with {@code lc} at most 4
 * @param pb low bits of the position that choose those of everything else
 */
record LzmaProperties(int lc, int lp, int pb) {
    LzmaProperties {
        if (lc < 0 || lp < 0 || lc + lp > 4 || pb < 0 || pb > 4) {
            throw new IllegalArgumentException("LZMA has no lc %d, lp %d, pb %d".formatted(lc, lp, pb));
        }
    }

    int packed() {
        return lc | lp << 4 | pb << 8;
    }

    static boolean areValid(int packed) {
        return packed >>> 12 == 0 && (packed & 15) + (packed >> 4 & 15) <= 4 && packed >> 8 <= 4;
    }

    static LzmaProperties unpack(int packed) {
        return new LzmaProperties(packed & 15, packed >> 4 & 15, packed >> 8);
    }
}
