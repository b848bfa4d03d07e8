package dev.mt.release.sign;

import dev.mt.core.Failure;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A key that signs: ECDSA on P-256, in PKCS #8 (RFC 5958), encrypted by PBES2 (RFC 8018) or not. */
public final class SigningKey {
    private static final String SCHEME = "PBEWithHmacSHA256AndAES_256";
    private static final int ITERATIONS = 600_000;
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

    private final ECPrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(ECPrivateKey key, ECPublicKey verifying) {
        this.key = key;
        this.verifying = new VerifyingKey(verifying);
    }

    /** A new one. */
    public static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes keys on P-256", e);
        }
    }

    /**
     * Reads one in PEM.
     *
     * @param where it was read, for people
     * @param password of an encrypted one
     * @throws Failure if it is none, or the password is missing or wrong; neither key nor password are in the message
     */
    public static SigningKey read(String text, String where, Optional<char[]> password) {
        Pem pem = Pem.read(text, PLAIN, where);
        return switch (pem.label()) {
            case PLAIN -> plain(pem.bytes(), where);
            case ENCRYPTED ->
                decrypted(
                        pem.bytes(),
                        where,
                        password.orElseThrow(() -> Failure.of(
                                "the key of %s is encrypted, and there is no password".formatted(where),
                                "give it in MT_KEY_PASSWORD")));
            default ->
                throw Failure.of(
                        "the key of %s is a %s, which is not known here".formatted(where, pem.label()),
                        pem.label().contains("SIGSTORE") || pem.label().contains("COSIGN")
                                ? "cosign's own encryption is not known here: make a key with 'mt release keygen'"
                                : "turn it into PKCS #8: openssl pkcs8 -topk8");
        };
    }

    private static SigningKey plain(byte[] der, String where) {
        try {
            if (KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der))
                    instanceof ECPrivateKey found) {
                P256.require(found, where);
                return new SigningKey(found, P256.publicKey(found));
            }
        } catch (GeneralSecurityException e) {
            throw noKey(where);
        }
        throw noKey(where);
    }

    private static Failure noKey(String where) {
        return Failure.of("%s holds no ECDSA key".formatted(where), "make one with 'mt release keygen'");
    }

    private static SigningKey decrypted(byte[] der, String where, char[] password) {
        byte[] plain;
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            String scheme = info.getAlgParameters() == null
                    ? info.getAlgName()
                    : info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, secret(scheme, password), info.getAlgParameters());
            plain = info.getKeySpec(cipher).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.of(
                    "the key of %s cannot be decrypted".formatted(where),
                    "is the password right? encryptions other than PBES2 with AES are not known here");
        }
        return plain(plain, where);
    }

    private static SecretKey secret(String scheme, char[] password) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            return SecretKeyFactory.getInstance(scheme).generateSecret(spec);
        } finally {
            spec.clearPassword();
        }
    }

    /** In PEM, readable by openssl too. */
    public String pem(Optional<char[]> password) {
        if (password.isEmpty()) {
            return new Pem(PLAIN, key.getEncoded()).text();
        }
        try {
            SecureRandom random = new SecureRandom();
            byte[] salt = new byte[16];
            random.nextBytes(salt);
            Cipher cipher = Cipher.getInstance(SCHEME);
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    secret(SCHEME, password.get()),
                    new PBEParameterSpec(salt, ITERATIONS),
                    random);
            byte[] encrypted = cipher.doFinal(key.getEncoded());
            AlgorithmParameters scheme = AlgorithmParameters.getInstance("PBES2"); // the name that has an identifier
            scheme.init(cipher.getParameters().getEncoded());
            return new Pem(ENCRYPTED, new EncryptedPrivateKeyInfo(scheme, encrypted).getEncoded()).text();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every JDK encrypts by PBES2", e);
        }
    }

    /** The public half. */
    public VerifyingKey verifying() {
        return verifying;
    }

    /** A signature in DER. */
    public byte[] sign(byte[] message) {
        return Ecdsa.sign(key, message);
    }
}
