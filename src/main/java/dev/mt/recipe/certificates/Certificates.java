package dev.mt.recipe.certificates;

import dev.mt.core.Failure;
import dev.mt.recipe.go.ModuleFolder;
import dev.mt.recipe.go.TailscaleModule;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.Work;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes the PEM file of trusted authorities out of Mozilla's store, pinned as a Go module.
 *
 * @param choice which of them
 * @param pins the module files that pin the store
 * @param common the list of common ones
 * @param tailscale the pinned Tailscale, whose source carries a few more
 */
public record Certificates(CertificateChoice choice, GoModule pins, Path common, TailscaleModule tailscale)
        implements Step {
    /** The file in this step's result. */
    public static final String FILE = "ca-certificates.crt";

    private static final String MODULE = "golang.org/x/crypto/x509roots/fallback";

    public Certificates {
        Objects.requireNonNull(choice, "choice is null");
        Objects.requireNonNull(pins, "pins is null");
        Objects.requireNonNull(common, "common is null");
        Objects.requireNonNull(tailscale, "tailscale is null");
    }

    @Override
    public String name() {
        return "certificates";
    }

    @Override
    public List<Step> needs() {
        return List.of(tailscale.toolchain(), tailscale);
    }

    @Override
    public void describe(StepKey.Builder key) throws IOException {
        switch (choice) {
            case CertificateChoice.Common() ->
                key.add(
                                "common",
                                NamedFingerprint.read(common).stream()
                                        .map(entry -> entry.fingerprint().hex())
                                        .toList())
                        .file("go.sum", pins.sums())
                        .add("tailscale", tailscale.pin().module());
            case CertificateChoice.All() ->
                key.add("all", "")
                        .file("go.sum", pins.sums())
                        .add("tailscale", tailscale.pin().module());
            case CertificateChoice.Of(Path pem) -> key.file("file", pem);
        }
    }

    @Override
    public void run(Work work) throws IOException {
        List<RootCertificate> chosen =
                switch (choice) {
                    case CertificateChoice.Common() -> {
                        RootBundle bundle = bundle(work);
                        List<RootCertificate> found = new ArrayList<>();
                        for (NamedFingerprint wanted : NamedFingerprint.read(common)) {
                            found.add(bundle.find(wanted));
                        }
                        yield found;
                    }
                    case CertificateChoice.All() -> {
                        RootBundle bundle = bundle(work);
                        yield bundle.certificates().values().stream()
                                .filter(root -> !bundle.constrained().contains(root.fingerprint()))
                                .toList();
                    }
                    case CertificateChoice.Of(Path pem) -> read(pem);
                };
        Files.writeString(
                work.output().resolve(FILE),
                chosen.stream().map(RootCertificate::pem).collect(Collectors.joining()));
    }

    private RootBundle bundle(Work work) throws IOException {
        work.progress(0, 0, MODULE);
        RootBundle mozilla = RootBundle.read(ModuleFolder.pinned(
                        work.scratch().resolve("roots"),
                        pins,
                        tailscale.toolchain().go())
                .download(work, MODULE, pins.version(MODULE))
                .folder());
        return mozilla.with(
                tailscale.download(work, work.scratch().resolve("tailscale")).folder());
    }

    private static List<RootCertificate> read(Path pem) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            List<RootCertificate> roots = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                roots.add(RootCertificate.of((X509Certificate) certificate));
            }
            if (roots.isEmpty()) {
                throw Failure.usage("--ca %s holds no certificate".formatted(pem), "it has to be in PEM form");
            }
            return roots;
        } catch (CertificateException e) {
            throw Failure.of(
                    "--ca %s cannot be read".formatted(pem), "it has to hold X.509 certificates in PEM form", e);
        }
    }
}
