package dev.mt.release.sign;

import dev.mt.core.Failure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** The curve of all keys here: NIST P-256 (FIPS 186-5; SEC 2, secp256r1). */
final class P256 {
    static final ECParameterSpec CURVE = curve();

    private P256() {}

    private static ECParameterSpec curve() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /**
     * Checks a key's curve.
     *
     * @param where it was read, for people
     */
    static void require(ECKey key, String where) {
        ECParameterSpec curve = key.getParams();
        if (!curve.getCurve().equals(CURVE.getCurve())
                || !curve.getGenerator().equals(CURVE.getGenerator())
                || !curve.getOrder().equals(CURVE.getOrder())) {
            throw Failure.of(
                    "the key of %s is on another curve than P-256".formatted(where),
                    "make one with 'mt release keygen'");
        }
    }

    /**
     * The public key of a private one, which a file need not hold. The JDK multiplies points only to agree on keys: with the
     * curve's own generator as the other side, the agreed secret is the public point's x. One of the two points with it is
     * the right one: a signature tells.
     */
    static ECPublicKey publicKey(ECPrivateKey key) {
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(key);
            agreement.doPhase(key(CURVE.getGenerator()), true);
            BigInteger x = new BigInteger(1, agreement.generateSecret());
            BigInteger p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
            BigInteger square = x.pow(3)
                    .add(CURVE.getCurve().getA().multiply(x))
                    .add(CURVE.getCurve().getB())
                    .mod(p);
            // p is 3 modulo 4: this power is a root.
            BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
            ECPublicKey one = key(new ECPoint(x, y));
            byte[] probe = "which of the two".getBytes(StandardCharsets.UTF_8);
            byte[] signature = Ecdsa.sign(key, probe);
            return Ecdsa.verifies(one, probe, signature) ? one : key(new ECPoint(x, p.subtract(y)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK knows ECDH", e);
        }
    }

    private static ECPublicKey key(ECPoint point) throws GeneralSecurityException {
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, CURVE));
    }
}
