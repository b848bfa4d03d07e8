package dev.mt.release.sign;

import dev.mt.core.Digest;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/** ECDSA over SHA-256, signatures in DER. The same key and message always give the same signature. */
final class Ecdsa {
    private static final String ALGORITHM = "SHA256withECDSA";

    private Ecdsa() {}

    static byte[] sign(ECPrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(
                    key, new DeterministicNonces(key.getS(), Digest.algorithm().digest(message)));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with P-256", e);
        }
    }

    static boolean verifies(ECPublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // it is no signature at all
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK verifies with P-256", e);
        }
    }
}
