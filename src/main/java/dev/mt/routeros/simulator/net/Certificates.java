package dev.mt.routeros.simulator.net;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Checks the certificates of real servers as a router does: by its own store and by its own clock. */
final class Certificates {
    private Certificates() {}

    static SSLContext context(Trust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Judge(trust)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    static String problem(SSLException e) {
        Throwable last = e;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return Objects.requireNonNullElse(last.getMessage(), "handshake failed");
    }

    private static KeyStore roots(Trust trust) throws GeneralSecurityException, IOException {
        KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
        roots.load(null, null);
        int number = 0;
        for (X509Certificate each : trust.imported()) {
            roots.setCertificateEntry("imported-" + number++, each);
        }
        if (trust.builtin()) {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof javax.net.ssl.X509TrustManager system) {
                    for (X509Certificate each : system.getAcceptedIssuers()) {
                        roots.setCertificateEntry("builtin-" + number++, each);
                    }
                }
            }
        }
        return roots;
    }

    /** Extended, so that the library leaves the whole judgement to it, names included. */
    private static final class Judge extends X509ExtendedTrustManager {
        private final Trust trust;

        Judge(Trust trust) {
            this.trust = trust;
        }

        private void judge(X509Certificate[] chain, @Nullable String host) throws CertificateException {
            if (!trust.checked()) {
                return;
            }
            try {
                KeyStore roots = roots(trust);
                if (roots.size() == 0) {
                    throw new CertificateException("no trusted authority is known");
                }
                X509CertSelector end = new X509CertSelector();
                end.setCertificate(chain[0]);
                PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, end);
                parameters.setDate(Date.from(Instant.ofEpochMilli(trust.now().toEpochMilli())));
                parameters.addCertStore(java.security.cert.CertStore.getInstance(
                        "Collection", new java.security.cert.CollectionCertStoreParameters(Arrays.asList(chain))));
                parameters.setRevocationEnabled(trust.revocation());
                CertPathBuilder builder = CertPathBuilder.getInstance("PKIX");
                if (trust.revocation()) {
                    PKIXRevocationChecker lists = (PKIXRevocationChecker) builder.getRevocationChecker();
                    lists.setOptions(java.util.EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS));
                    parameters.addCertPathChecker(lists);
                }
                builder.build(parameters);
            } catch (GeneralSecurityException | IOException e) {
                throw e instanceof CertificateException known ? known : new CertificateException(e);
            }
            if (host != null && !names(chain[0], host)) {
                throw new CertificateException("the certificate is not for " + host);
            }
        }

        /** RFC 6125: names in the certificate's own list, one label for an asterisk. */
        private static boolean names(X509Certificate certificate, String host) throws CertificateException {
            var names = certificate.getSubjectAlternativeNames();
            if (names == null) {
                return false;
            }
            for (List<?> each : names) {
                if (each.get(1) instanceof String name
                        && (name.equalsIgnoreCase(host)
                                || (name.startsWith("*.")
                                        && host.indexOf('.') > 0
                                        && name.substring(1).equalsIgnoreCase(host.substring(host.indexOf('.')))))) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge(chain, engine.getPeerHost());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            judge(chain, null);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            judge(chain, null);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("a router is no server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("a router is no server here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a router is no server here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
