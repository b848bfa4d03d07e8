package dev.mt.pack;

import dev.mt.core.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/** Raw LZMA without header and end mark, by xz for Java, with all the effort it knows. */
final class LzmaEncoder {
    private static final int DEPTH = 1000;
    private static final int LARGEST_DICTIONARY = 16 << 20;

    private LzmaEncoder() {}

    /** Packs a range; it may refer back to everything before it. */
    static byte[] encode(byte[] bytes, int start, int end, LzmaProperties properties) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream((end - start) / 3 + 64);
            try (LZMAOutputStream lzma = new LZMAOutputStream(packed, options(bytes, start, end, properties), false)) {
                lzma.write(bytes, start, end - start);
            }
            return packed.toByteArray();
        } catch (UnsupportedOptionsException e) {
            throw Failure.of("cannot pack with %s".formatted(properties), "this is a mistake in mt", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LZMA2Options options(byte[] bytes, int start, int end, LzmaProperties properties)
            throws UnsupportedOptionsException {
        LZMA2Options options = new LZMA2Options();
        // The dictionary is the whole output of any program for a router; the encoder takes 12 times its size in
        // memory.
        int size = Math.min(end, LARGEST_DICTIONARY);
        options.setDictSize(Math.max(LZMA2Options.DICT_SIZE_MIN, (size + 0xffff) & ~0xffff));
        options.setLcLp(properties.lc(), properties.lp());
        options.setPb(properties.pb());
        options.setMode(LZMA2Options.MODE_NORMAL);
        options.setMatchFinder(LZMA2Options.MF_BT4);
        options.setNiceLen(LZMA2Options.NICE_LEN_MAX);
        options.setDepthLimit(DEPTH);
        if (start > 0) {
            options.setPresetDict(Arrays.copyOf(bytes, start));
        }
        return options;
    }
}
