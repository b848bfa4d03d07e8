package dev.mt.recipe.certificates;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roots of Mozilla's trust store as the Go module {@code golang.org/x/crypto/x509roots/fallback} carries them: DER
 * certificates one behind the other in {@code bundle/bundle.der}, and what is said of each in {@code bundle/bundle.go}.
 * To them come the roots that Tailscale's source carries, PEM texts in {@code net/bakedroots}: the control plane uses
 * some before they are in Mozilla's store.
 *
 * @param certificates by fingerprint, in the module's order
 * @param constrained fingerprints of those which are trusted only for certificates issued before a date
 */
record RootBundle(Map<Digest, RootCertificate> certificates, Set<Digest> constrained) {
    private static final Pattern FINGERPRINT = Pattern.compile("\\s*sha256Hash:\\s+\"([0-9a-f]{64})\",");

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

    static RootBundle read(Path module) throws IOException {
        Path der = module.resolve("bundle/bundle.der");
        Path table = module.resolve("bundle/bundle.go");
        if (!Files.exists(der) || !Files.exists(table)) {
            throw unknownForm("bundle/bundle.der is missing");
        }
        Map<Digest, RootCertificate> certificates = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(der))) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (in.available() > 0) {
                RootCertificate certificate = RootCertificate.of((X509Certificate) factory.generateCertificate(in));
                certificates.put(certificate.fingerprint(), certificate);
            }
        } catch (CertificateException e) {
            throw Failure.of("the module of root certificates cannot be read", "", e);
        }
        SequencedSet<Digest> described = new LinkedHashSet<>();
        Set<Digest> constrained = new TreeSet<>();
        for (String line : Files.readAllLines(table)) {
            Matcher matcher = FINGERPRINT.matcher(line);
            if (matcher.matches()) {
                described.add(new Digest(matcher.group(1)));
            } else if (line.strip().startsWith("distrustAfter:") && !described.isEmpty()) {
                constrained.add(described.getLast());
            }
        }
        if (!described.equals(certificates.keySet())) {
            throw unknownForm("bundle/bundle.go does not describe the certificates of bundle/bundle.der");
        }
        return new RootBundle(certificates, constrained);
    }

    private static Failure unknownForm(String why) {
        return Failure.of(
                "the module of root certificates is not in the form that is known: " + why,
                "look at golang.org/x/crypto/x509roots/fallback, and mend RootBundle");
    }

    /** This bundle and the roots in Tailscale's source. */
    RootBundle with(Path tailscale) throws IOException {
        Map<Digest, RootCertificate> all = new LinkedHashMap<>(certificates);
        Path source = tailscale.resolve("net/bakedroots/bakedroots.go");
        if (!Files.exists(source)) {
            throw Failure.of(
                    "Tailscale's source is not in the form that is known: net/bakedroots/bakedroots.go is missing",
                    "see where its root certificates are now, and mend RootBundle");
        }
        Matcher matcher = PEM.matcher(Files.readString(source));
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (matcher.find()) {
                InputStream pem = new ByteArrayInputStream(matcher.group().getBytes(StandardCharsets.US_ASCII));
                RootCertificate root = RootCertificate.of((X509Certificate) factory.generateCertificate(pem));
                all.putIfAbsent(root.fingerprint(), root);
            }
        } catch (CertificateException e) {
            throw Failure.of("the root certificates in " + source + " cannot be read", "", e);
        }
        return new RootBundle(all, constrained);
    }

    /** A certificate that a list names. */
    RootCertificate find(NamedFingerprint wanted) {
        RootCertificate certificate = certificates.get(wanted.fingerprint());
        if (certificate == null) {
            throw Failure.of(
                    "the root certificate %s (%s) is neither in Mozilla's store nor in Tailscale's source any more"
                            .formatted(wanted.name(), wanted.fingerprint().hex()),
                    "take it out of image/certificates/common.txt, and see what took its place");
        }
        if (constrained.contains(wanted.fingerprint())) {
            throw Failure.of(
                    "the root certificate %s is trusted for old certificates only".formatted(wanted.name()),
                    "a PEM file cannot say so: take it out of image/certificates/common.txt");
        }
        return certificate;
    }
}
