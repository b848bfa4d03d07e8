package dev.mt.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest of some bytes, written {@code sha256:<64 lower-case hex digits>} as in the OCI image specification
 * (descriptor.md, "Digests").
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final String PREFIX = "sha256:";

    public Digest {
        Objects.requireNonNull(hex, "hex is null");
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not 64 lower-case hexadecimal digits: " + hex);
        }
    }

    // By hand: a pattern is slow where code has not run often yet, and a start makes many digests.
    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return text.length() == 64;
    }

    /** The digest written as {@code sha256:<hex>}. */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a sha256 digest: " + text);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest of bytes. */
    public static Digest of(byte[] bytes) {
        return finish(algorithm().digest(bytes));
    }

    /** The digest of a text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of what a stream still holds; the stream is read to its end and not closed. */
    public static Digest of(InputStream in) throws IOException {
        MessageDigest algorithm = algorithm();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            algorithm.update(buffer, 0, n);
        }
        return finish(algorithm.digest());
    }

    /** The digest of a file's bytes, read as a stream. */
    public static Digest ofFile(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** A fresh SHA-256. */
    public static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The digest of what went through a stream. */
    public static Digest finish(DigestOutputStream out) {
        return finish(out.getMessageDigest().digest());
    }

    /** A stream that computes the digest of what is written to another. */
    public static DigestOutputStream through(OutputStream out) {
        return new DigestOutputStream(out, algorithm());
    }

    private static Digest finish(byte[] digest) {
        return new Digest(HexFormat.of().formatHex(digest));
    }

    /** The first twelve digits, for people. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    // A record's own two are linked when they are first called, by code that is slow at the start of a program.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Digest digest && hex.equals(digest.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
