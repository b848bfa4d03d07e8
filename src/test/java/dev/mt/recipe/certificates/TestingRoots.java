package dev.mt.recipe.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Real root certificates, out of the JDK, and folders that look like the modules which carry such. */
public final class TestingRoots {
    private TestingRoots() {}

    /** Some of the JDK's own roots. */
    static List<RootCertificate> some(int count) {
        try {
            List<RootCertificate> roots = new ArrayList<>();
            for (X509Certificate certificate : trusted()) {
                if (roots.size() < count) {
                    roots.add(RootCertificate.of(certificate));
                }
            }
            return roots;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> trusted() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        @Nullable KeyStore theJdks = null;
        factory.init(theJdks);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        throw new IllegalStateException("the JDK trusts nobody");
    }

    /** Writes both modules, and a list of the common roots: two of Mozilla's and one of Tailscale's. */
    public static void write(Path mozilla, Path tailscale, Path list) throws IOException {
        List<RootCertificate> roots = some(4);
        mozilla(mozilla, roots.subList(0, 3), Set.of(roots.get(1)));
        tailscale(tailscale, List.of(roots.get(3)));
        StringBuilder lines = new StringBuilder("# The common ones.\n");
        for (RootCertificate root : List.of(roots.get(3), roots.get(0), roots.get(2))) {
            lines.append(root.fingerprint().hex())
                    .append("  ")
                    .append(root.name())
                    .append('\n');
        }
        Files.writeString(list, lines);
    }

    /** Writes {@code bundle/} as golang.org/x/crypto/x509roots/fallback has it. */
    static Path mozilla(Path folder, List<RootCertificate> roots, Set<RootCertificate> constrained) throws IOException {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        StringBuilder go = new StringBuilder("package bundle\n\nvar unparsedCertificates = []unparsedCertificate{\n");
        for (RootCertificate root : roots) {
            byte[] bytes = java.util.Base64.getMimeDecoder().decode(root.pem().replaceAll("-----[^-]+-----", ""));
            go.append("\t{\n\t\tcn:           \"")
                    .append(root.name().replace("\"", "\\\""))
                    .append("\",\n");
            go.append("\t\tsha256Hash:   \"").append(root.fingerprint().hex()).append("\",\n");
            go.append("\t\tcertStartOff: ").append(der.size()).append(",\n");
            go.append("\t\tcertLength:   ").append(bytes.length).append(",\n");
            if (constrained.contains(root)) {
                go.append("\t\tdistrustAfter: \"2026-04-15T23:59:59Z\",\n");
            }
            go.append("\t},\n");
            der.writeBytes(bytes);
        }
        Path bundle = Files.createDirectories(folder.resolve("bundle"));
        Files.write(bundle.resolve("bundle.der"), der.toByteArray());
        Files.writeString(bundle.resolve("bundle.go"), go + "}\n");
        return folder;
    }

    /** Writes {@code net/bakedroots} as Tailscale has it. */
    static Path tailscale(Path folder, List<RootCertificate> roots) throws IOException {
        StringBuilder go = new StringBuilder("package bakedroots\n\n");
        for (RootCertificate root : roots) {
            go.append("/* ")
                    .append(root.name())
                    .append(" */\nconst r = `\n")
                    .append(root.pem())
                    .append("`\n");
        }
        Path baked = Files.createDirectories(folder.resolve("net/bakedroots"));
        Files.writeString(baked.resolve("bakedroots.go"), go);
        return folder;
    }
}
