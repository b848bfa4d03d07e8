package dev.mt.routeros.simulator.net;

import dev.mt.core.Digest;
import dev.mt.routeros.simulator.storage.Text;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a message. Whoever serves the same body many times has its digest computed once. */
public final class Body {
    /** No bytes. */
    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;
    private @Nullable Digest digest;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A body of bytes that nobody changes any more. */
    public static Body owning(byte[] bytes) {
        return new Body(bytes);
    }

    /** A body of text in UTF-8. */
    public static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A RouterOS string's bytes. */
    public static Body of(Text text) {
        return new Body(text.bytes());
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /** Reads it from the beginning. */
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The first bytes, at most so many. */
    public Text text(long most) {
        return Text.owning(bytes).slice(0, most);
    }

    /** As text in UTF-8. */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The digest of the bytes. */
    public synchronized Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(bytes);
            digest = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
