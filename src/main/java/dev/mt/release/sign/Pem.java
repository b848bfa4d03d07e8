package dev.mt.release.sign;

import dev.mt.core.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as text between two lines that name them (RFC 7468). */
final class Pem {
    private static final Pattern FORM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,60})-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final String label;
    private final byte[] bytes;

    /**
     * Names bytes.
     *
     * @param label such as {@code PUBLIC KEY}
     * @param bytes DER
     */
    Pem(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes.clone();
    }

    String label() {
        return label;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Reads the first that has a label which ends so.
     *
     * @param where the text was read, for people
     */
    static Pem read(String text, String labelEnd, String where) {
        Matcher matcher = FORM.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).endsWith(labelEnd)) {
                try {
                    return new Pem(matcher.group(1), Base64.getMimeDecoder().decode(matcher.group(2)));
                } catch (IllegalArgumentException e) {
                    break;
                }
            }
        }
        throw Failure.of(
                "%s holds no key in PEM".formatted(where),
                "it begins with -----BEGIN ...KEY-----; 'mt release keygen' makes one");
    }

    String text() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, body);
    }
}
