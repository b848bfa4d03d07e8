package dev.mt.recipe.certificates;

import dev.mt.core.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;

/**
 * A certificate of an authority.
 *
 * @param fingerprint the SHA-256 of its DER form
 * @param name its subject
 * @param pem its PEM form (RFC 7468), with a final newline
 */
record RootCertificate(Digest fingerprint, String name, String pem) {
    private static final int LINE = 64;

    RootCertificate {
        Objects.requireNonNull(fingerprint, "fingerprint is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(pem, "pem is null");
    }

    static RootCertificate of(X509Certificate certificate) throws CertificateEncodingException {
        byte[] der = certificate.getEncoded();
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return new RootCertificate(
                Digest.of(der),
                certificate.getSubjectX500Principal().getName(),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    }
}
