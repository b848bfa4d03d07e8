package dev.mt.registry;

import dev.mt.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Which certificate authorities are believed when a registry has one of its own. */
public final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /**
     * Believes the authorities of a file, and nobody else.
     *
     * @param file certificates in PEM
     * @throws Failure if there is none in it
     */
    public static SSLContext of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(file, "there is no certificate in it");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = trust.getTrustManagers();
            context.init(null, managers, null);
            return context;
        } catch (IOException e) {
            throw Failure.of("cannot read the certificate authorities in " + file, "give a file in PEM", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "it holds something else than certificates in PEM");
        }
    }

    private static Failure unusable(Path file, String why) {
        return Failure.of(
                "cannot use the certificate authorities in %s: %s".formatted(file, why), "give a file in PEM");
    }
}
