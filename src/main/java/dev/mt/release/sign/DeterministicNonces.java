package dev.mt.release.sign;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the JDK's ECDSA takes for random numbers: the nonces of RFC 6979, section 3.2, for P-256 and SHA-256. The JDK reads
 * the nonce out of forty bytes, the lowest first, and reduces it by the order of the group ({@code
 * sun.security.ec.ECDSAOperations}, JDK 25). Should another JDK read them differently, signatures stay valid and secret,
 * since these bytes follow from key and message and nobody can guess them; they would only differ from the RFC's.
 */
final class DeterministicNonces extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private static final int SIZE = 32;

    private final BigInteger order = P256.CURVE.getOrder();
    private byte[] key = new byte[SIZE];
    private byte[] value = new byte[SIZE];

    /**
     * For one signature.
     *
     * @param secret the private key's number
     * @param hash SHA-256 of the message
     */
    DeterministicNonces(BigInteger secret, byte[] hash) {
        Arrays.fill(value, (byte) 1);
        byte[] x = octets(secret);
        byte[] h = octets(new BigInteger(1, hash).mod(order));
        for (byte step = 0; step < 2; step++) {
            key = hmac(value, new byte[] {step}, x, h);
            value = hmac(value);
        }
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (bytes.length < SIZE) {
            throw new IllegalStateException("a nonce of %d bytes was asked for".formatted(bytes.length));
        }
        byte[] nonce = octets(next());
        Arrays.fill(bytes, (byte) 0);
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = nonce[SIZE - 1 - i];
        }
    }

    private BigInteger next() {
        while (true) {
            value = hmac(value);
            BigInteger candidate = new BigInteger(1, value);
            boolean fits = candidate.signum() > 0 && candidate.compareTo(order) < 0;
            byte[] used = value;
            key = hmac(used, new byte[] {0});
            value = hmac(used);
            if (fits) {
                return candidate;
            }
        }
    }

    private byte[] hmac(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    /** A number in 32 bytes, the highest first. */
    private static byte[] octets(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] octets = new byte[SIZE];
        int length = Math.min(SIZE, bytes.length);
        System.arraycopy(bytes, bytes.length - length, octets, SIZE - length, length);
        return octets;
    }
}
