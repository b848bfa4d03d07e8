package dev.mt.routeros.simulator.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that do not change. RouterOS's strings are bytes too: here each is a character from 0 to 255. */
public final class Text {
    private final byte[] bytes;

    private Text(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of bytes. */
    public static Text of(byte[] bytes) {
        return new Text(bytes.clone());
    }

    /** Bytes that the caller will not change any more: large ones need no copy. */
    public static Text owning(byte[] bytes) {
        return new Text(bytes);
    }

    /** The bytes of a RouterOS string; characters above 255 become their UTF-8 bytes. */
    public static Text of(String text) {
        boolean bytes = text.chars().allMatch(c -> c < 256);
        return new Text(text.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** As a RouterOS string. */
    public String string() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes from one place to another, cut to what is there. */
    public Text slice(long from, long length) {
        int start = Math.clamp(from, 0, bytes.length);
        int end = Math.clamp(from + length, start, bytes.length);
        return new Text(Arrays.copyOfRange(bytes, start, end));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
