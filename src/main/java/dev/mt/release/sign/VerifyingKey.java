package dev.mt.release.sign;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;

/**
 * The public half of a key.
 *
 * @param key on P-256
 */
public record VerifyingKey(ECPublicKey key) {
    public VerifyingKey {
        Objects.requireNonNull(key, "key is null");
        P256.require(key, "the signer");
    }

    /**
     * Reads {@code PUBLIC KEY} in PEM.
     *
     * @param where it was read, for people
     * @throws Failure if it is something else
     */
    public static VerifyingKey read(String text, String where) {
        Pem pem = Pem.read(text, "PUBLIC KEY", where);
        try {
            if (KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(pem.bytes()))
                    instanceof ECPublicKey found) {
                P256.require(found, where);
                return new VerifyingKey(found);
            }
        } catch (GeneralSecurityException e) {
            throw Failure.of("%s holds no public ECDSA key".formatted(where), "give the signer's .pub file", e);
        }
        throw Failure.of("%s holds no public ECDSA key".formatted(where), "give the signer's .pub file");
    }

    /** In PEM, as cosign reads it. */
    public String pem() {
        return new Pem("PUBLIC KEY", key.getEncoded()).text();
    }

    /** What a bundle names the key by: SHA-256 of its encoding, in Base64. */
    public String hint() {
        return Base64.getEncoder().encodeToString(Digest.algorithm().digest(key.getEncoded()));
    }

    /** Whether a signature is this key's. */
    public boolean verifies(byte[] message, byte[] signature) {
        return Ecdsa.verifies(key, message, signature);
    }
}
