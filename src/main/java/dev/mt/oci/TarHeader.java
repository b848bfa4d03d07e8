package dev.mt.oci;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One header block of a tar archive in the format "ustar" (POSIX.1-2024, pax, "ustar Interchange Format"). User and
 * group are 0 and have no names.
 */
final class TarHeader {
    static final int BLOCK = 512;
    static final char FILE = '0';
    static final char LINK = '2';
    static final char FOLDER = '5';
    static final char EXTENDED = 'x';
    static final long LARGEST = 0_777_7777_7777L;

    private static final int NAME = 100;
    private static final int PREFIX = 155;

    private final byte[] block = new byte[BLOCK];

    /**
     * Makes a header.
     *
     * @param path must {@linkplain #fits fit}, or it is cut
     * @param mode permission bits
     * @param size bytes of content, cut to what fits
     * @param mtime seconds since 1970, up to {@link #LARGEST}
     * @param type one of the constants
     * @param target what a link says; cut to what fits
     */
    TarHeader(String path, int mode, long size, long mtime, char type, String target) {
        String[] parts = split(path).orElseGet(() -> new String[] {"", path});
        text(0, NAME, parts[1]);
        octal(100, 8, mode);
        octal(108, 8, 0);
        octal(116, 8, 0);
        octal(124, 12, Math.min(size, LARGEST));
        octal(136, 12, mtime);
        block[156] = (byte) type;
        text(157, NAME, target);
        text(257, 6, "ustar");
        text(263, 2, "00");
        octal(329, 8, 0);
        octal(337, 8, 0);
        text(345, PREFIX, parts[0]);
        checksum();
    }

    byte[] bytes() {
        return block.clone();
    }

    /** Whether a path can be written as it is. */
    static boolean fits(String path) {
        return ascii(path) && split(path).isPresent();
    }

    /** Whether a link's target can be written as it is. */
    static boolean fitsLink(String target) {
        return ascii(target) && target.length() <= NAME;
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c > 0 && c < 128);
    }

    /** Prefix and name; the slash between them is not written. */
    private static Optional<String[]> split(String path) {
        if (path.length() <= NAME) {
            return Optional.of(new String[] {"", path});
        }
        // A folder's path ends with a slash, which must not be the one that divides.
        int slash = path.lastIndexOf('/', Math.min(PREFIX, path.length() - 2));
        if (slash <= 0 || path.length() - slash - 1 > NAME) {
            return Optional.empty();
        }
        return Optional.of(new String[] {path.substring(0, slash), path.substring(slash + 1)});
    }

    private void text(int offset, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, offset, Math.min(length, bytes.length));
    }

    /** Digits, zeros in front, and a zero byte. */
    private void octal(int offset, int length, long value) {
        String digits = String.format(Locale.ROOT, "%0" + (length - 1) + "o", value);
        text(offset, length, digits);
    }

    /** The sum of all bytes, its own field counted as blanks: six digits, a zero byte, a blank. */
    private void checksum() {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        text(148, 6, String.format(Locale.ROOT, "%06o", sum));
        block[154] = 0;
    }
}
