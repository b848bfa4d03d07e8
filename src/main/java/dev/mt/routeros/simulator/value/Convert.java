package dev.mt.routeros.simulator.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** {@code :convert}: a value is read as one form, transformed, and written in another. */
public final class Convert {
    private static final String URL_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Convert() {}

    /**
     * Converts a value. Empty forms and transformations are none.
     *
     * @throws ValueError if the value does not have the form, or the form is unknown
     */
    public static Value convert(Value value, String from, String transform, String to) {
        return write(transform(read(value, from), transform), to);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Str text(byte[] bytes) {
        return Str.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static byte[] read(Value value, String from) {
        String text = Conversions.text(value);
        try {
            return switch (from) {
                case "", "none", "raw" -> bytes(text);
                case "hex" -> HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT));
                case "base64" -> Base64.getMimeDecoder().decode(bytes(text));
                case "base32" -> fromBase32(text);
                case "url" -> fromUrl(text);
                case "rot13" -> bytes(rot13(text));
                case "num" -> fromNumber(value);
                case "byte-array" -> fromByteArray(value);
                default -> throw new ValueError("input does not match any value of from");
            };
        } catch (IllegalArgumentException e) {
            throw new ValueError("failure: invalid " + from + " value");
        }
    }

    private static Value write(byte[] bytes, String to) {
        return switch (to) {
            case "", "none", "raw" -> text(bytes);
            case "hex" -> Str.of(HexFormat.of().formatHex(bytes));
            case "base64" -> Str.of(Base64.getEncoder().encodeToString(bytes));
            case "base32" -> Str.of(toBase32(bytes));
            case "url" -> Str.of(toUrl(bytes));
            case "rot13" -> Str.of(rot13(text(bytes).text()));
            case "num" -> {
                long number = 0;
                for (byte each : bytes) {
                    number = (number << 8) | (each & 255);
                }
                yield Num.of(number);
            }
            case "byte-array" -> {
                List<Value> numbers = new ArrayList<>();
                for (byte each : bytes) {
                    numbers.add(Num.of(each & 255));
                }
                yield Array.of(numbers);
            }
            default -> throw new ValueError("input does not match any value of to");
        };
    }

    private static byte[] transform(byte[] bytes, String transform) {
        return switch (transform) {
            case "", "none" -> bytes;
            case "md5" -> digest("MD5", bytes);
            case "sha1" -> digest("SHA-1", bytes);
            case "sha224" -> digest("SHA-224", bytes);
            case "sha256" -> digest("SHA-256", bytes);
            case "sha384" -> digest("SHA-384", bytes);
            case "sha512" -> digest("SHA-512", bytes);
            case "lc" -> change(bytes, false, Integer.MAX_VALUE);
            case "uc" -> change(bytes, true, Integer.MAX_VALUE);
            case "lcfirst" -> change(bytes, false, 1);
            case "ucfirst" -> change(bytes, true, 1);
            case "rot13" -> bytes(rot13(text(bytes).text()));
            case "reverse" -> reversed(bytes);
            case "crlf" -> bytes(text(bytes).text().replace("\r\n", "\n").replace("\n", "\r\n"));
            case "lf" -> bytes(text(bytes).text().replace("\r\n", "\n"));
            default -> throw new ValueError("input does not match any value of transform");
        };
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /** Only ASCII has cases here. */
    private static byte[] change(byte[] bytes, boolean upper, int most) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < Math.min(changed.length, most); i++) {
            if (upper && changed[i] >= 'a' && changed[i] <= 'z') {
                changed[i] = (byte) (changed[i] - 32);
            } else if (!upper && changed[i] >= 'A' && changed[i] <= 'Z') {
                changed[i] = (byte) (changed[i] + 32);
            }
        }
        return changed;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static String rot13(String text) {
        StringBuilder turned = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            char base = each >= 'a' && each <= 'z' ? 'a' : 'A';
            boolean letter = each >= base && each < base + 26;
            turned.append(letter ? (char) (base + (each - base + 13) % 26) : each);
        }
        return turned.toString();
    }

    private static String toUrl(byte[] bytes) {
        StringBuilder url = new StringBuilder();
        for (byte each : bytes) {
            if (URL_PLAIN.indexOf(each & 255) >= 0) {
                url.append((char) each);
            } else {
                url.append(String.format(Locale.ROOT, "%%%02X", each & 255));
            }
        }
        return url.toString();
    }

    private static byte[] fromUrl(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                plain.append((char) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return bytes(plain.toString());
    }

    private static String toBase32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i * 5 < bytes.length * 8; i++) {
            int group = 0;
            for (int bit = i * 5; bit < i * 5 + 5; bit++) {
                int value = bit / 8 < bytes.length ? (bytes[bit / 8] >> (7 - bit % 8)) & 1 : 0;
                group = (group << 1) | value;
            }
            text.append(BASE32.charAt(group));
        }
        while (text.length() % 8 != 0) {
            text.append('=');
        }
        return text.toString();
    }

    private static byte[] fromBase32(String text) {
        String digits = text.replace("=", "");
        byte[] bytes = new byte[digits.length() * 5 / 8];
        for (int i = 0; i < digits.length(); i++) {
            int value = BASE32.indexOf(digits.charAt(i));
            if (value < 0) {
                throw new ValueError("failure: invalid base32 value");
            }
            for (int k = 0; k < 5; k++) {
                int bit = i * 5 + k;
                if (bit / 8 < bytes.length) {
                    bytes[bit / 8] |= (byte) (((value >> (4 - k)) & 1) << (7 - bit % 8));
                }
            }
        }
        return bytes;
    }

    private static byte[] fromNumber(Value value) {
        if (!(Conversions.toNumber(value) instanceof Num number) || number.number() < 0) {
            throw new ValueError("failure: invalid num value");
        }
        int size = Math.max(1, (71 - Long.numberOfLeadingZeros(number.number())) / 8);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number.number() >> (8 * (size - 1 - i)));
        }
        return bytes;
    }

    private static byte[] fromByteArray(Value value) {
        List<Value> items = Conversions.toArray(value, ",").values();
        byte[] bytes = new byte[items.size()];
        for (int i = 0; i < bytes.length; i++) {
            if (!(Conversions.toNumber(items.get(i)) instanceof Num number)
                    || number.number() < 0
                    || number.number() > 255) {
                throw new ValueError("failure: invalid byte-array value");
            }
            bytes[i] = (byte) number.number();
        }
        return bytes;
    }
}
