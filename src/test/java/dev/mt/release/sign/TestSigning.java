package dev.mt.release.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSigning {
    /** RFC 6979, A.2.5, curve P-256, SHA-256, message "sample". */
    private static final String SECRET = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";

    private static final String R = "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716";
    private static final String S = "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8";
    private static final String X = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6";
    private static final String Y = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299";

    private static final Digest MANIFEST = Digest.of("a manifest");

    private static ECPrivateKey key() {
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(SECRET, 16), P256.CURVE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void signaturesAreThoseOfTheRfc() {
        String der = new BigInteger(1, Ecdsa.sign(key(), "sample".getBytes(StandardCharsets.UTF_8))).toString(16);
        assertThat(der).isEqualToIgnoringCase("3046022100" + R + "022100" + S);
    }

    @Test
    void thePublicHalfFollowsFromThePrivateOne() {
        assertThat(P256.publicKey(key()).getW().getAffineX()).isEqualTo(new BigInteger(X, 16));
        assertThat(P256.publicKey(key()).getW().getAffineY()).isEqualTo(new BigInteger(Y, 16));
        for (int i = 0; i < 8; i++) { // both signs of y
            SigningKey fresh = SigningKey.generate();
            SigningKey read = SigningKey.read(fresh.pem(Optional.empty()), "here", Optional.empty());
            assertThat(read.verifying()).isEqualTo(fresh.verifying());
        }
    }

    @Test
    void anEncryptedKeyNeedsItsPassword() {
        SigningKey key = SigningKey.generate();
        String pem = key.pem(Optional.of("right".toCharArray()));
        assertThat(pem).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n").doesNotContain("right");
        assertThat(SigningKey.read(pem, "here", Optional.of("right".toCharArray()))
                        .verifying())
                .isEqualTo(key.verifying());
        assertThatThrownBy(() -> SigningKey.read(pem, "here", Optional.of("wrong".toCharArray())))
                .isInstanceOf(Failure.class)
                .hasMessage("the key of here cannot be decrypted");
        assertThatThrownBy(() -> SigningKey.read(pem, "here", Optional.empty()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no password");
    }

    @Test
    void whatIsNoKeyIsNamed() {
        assertThatThrownBy(() -> SigningKey.read("nonsense", "the file k", Optional.empty()))
                .hasMessage("the file k holds no key in PEM");
        String cosign =
                "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n";
        assertThatThrownBy(() -> SigningKey.read(cosign, "k", Optional.empty()))
                .hasMessageContaining("ENCRYPTED SIGSTORE PRIVATE KEY, which is not known here");
        assertThatThrownBy(() -> VerifyingKey.read(SigningKey.generate().pem(Optional.empty()), "k"))
                .hasMessage("k holds no key in PEM");
    }

    @Test
    void aBundleIsOfOneKeyAndOneStatement() {
        SigningKey key = SigningKey.generate();
        byte[] json = Bundle.of(Statement.signed(MANIFEST), key).json();
        assertThat(Bundle.of(Statement.signed(MANIFEST), key).json()).isEqualTo(json);
        Bundle bundle = Bundle.read(json, "here");
        assertThat(bundle.verifies(key.verifying())).isTrue();
        assertThat(bundle.verifies(SigningKey.generate().verifying())).isFalse();
        assertThat(bundle.statement("here").subjects()).containsExactly(MANIFEST);
        assertThat(bundle.statement("here").predicateType()).isEqualTo(Statement.SIGNED);
        String other = new String(json, StandardCharsets.UTF_8).replace("\"payload\":\"", "\"payload\":\"AAAA");
        assertThat(Bundle.read(other.getBytes(StandardCharsets.UTF_8), "here").verifies(key.verifying()))
                .isFalse();
        assertThatThrownBy(() -> Bundle.read("{}".getBytes(StandardCharsets.UTF_8), "here"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("here is no sigstore bundle");
    }
}
