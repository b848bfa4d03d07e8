package dev.mt.recipe.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.process.TestingCommandRunner;
import dev.mt.recipe.go.TestingGo;
import dev.mt.recipe.pins.GoModule;
import dev.mt.recipe.pins.TestingImageFolder;
import dev.mt.recipe.step.TestingWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCertificates {
    private final List<RootCertificate> roots = TestingRoots.some(4);

    @TempDir
    Path folder;

    private Certificates step(CertificateChoice choice, Path list) throws IOException {
        TestingGo go = new TestingGo(folder, new TestingCommandRunner());
        return new Certificates(choice, GoModule.read(TestingImageFolder.file("certificates")), list, go.module());
    }

    private String made(CertificateChoice choice) throws IOException {
        Path list = Files.writeString(folder.resolve("common.txt"), line(roots.get(3)) + line(roots.get(0)));
        TestingWork work = new TestingWork(folder.resolve("work"), commands());
        step(choice, list).run(work);
        return Files.readString(work.output().resolve(Certificates.FILE));
    }

    private static String line(RootCertificate root) {
        return root.fingerprint().hex() + "  " + root.name() + "\n";
    }

    /** A Go that has downloaded both modules. */
    private TestingCommandRunner commands() throws IOException {
        Path mozilla = TestingRoots.mozilla(folder.resolve("mozilla"), roots.subList(0, 3), Set.of(roots.get(1)));
        Path tailscale = TestingRoots.tailscale(folder.resolve("tailscale"), List.of(roots.get(3)));
        return TestingGo.downloads(
                new TestingCommandRunner(),
                folder,
                "golang.org/x/crypto/x509roots/fallback",
                mozilla,
                "tailscale.com",
                tailscale);
    }

    private static String pem(List<RootCertificate> certificates) {
        return certificates.stream().map(RootCertificate::pem).collect(Collectors.joining());
    }

    @Test
    void theCommonOnesAreInTheListsOrder() throws IOException {
        assertThat(made(new CertificateChoice.Common())).isEqualTo(pem(List.of(roots.get(3), roots.get(0))));
    }

    @Test
    void allAreAllButTheConstrained() throws IOException {
        assertThat(made(new CertificateChoice.All())).isEqualTo(pem(List.of(roots.get(0), roots.get(2), roots.get(3))));
    }

    @Test
    void onesOwnAreThoseOfTheFileAlone() throws IOException {
        String text = "My control server\n" + roots.get(2).pem() + "\n# another - one\n"
                + roots.get(1).pem();
        Path pem = Files.writeString(folder.resolve("mine.pem"), text);
        assertThat(made(CertificateChoice.parse(pem.toString()))).isEqualTo(pem(List.of(roots.get(2), roots.get(1))));
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        assertThatThrownBy(() -> made(CertificateChoice.parse(empty.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--ca " + empty);
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), roots.getFirst().pem().replaceFirst("MII", "AAA"));
        assertThatThrownBy(() -> made(CertificateChoice.parse(damaged.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("--ca " + damaged + " cannot be read");
        Path key = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(() -> made(CertificateChoice.parse(key.toString())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--ca " + key);
    }

    @Test
    void theOptionsOtherValuesAreFiles() {
        assertThat(CertificateChoice.parse("common")).isEqualTo(new CertificateChoice.Common());
        assertThat(CertificateChoice.parse("all")).isEqualTo(new CertificateChoice.All());
        Failure failure = catchThrowableOfType(Failure.class, () -> CertificateChoice.parse("comon"));
        assertThat(failure).hasMessage("--ca comon: there is no such file");
        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("'common'", "'all'"));
    }

    @Test
    void commentsAndNamesOfTheListAreNotInTheKey() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), line(roots.get(0)));
        Path other = Files.writeString(
                folder.resolve("other"), "# c\n" + roots.get(0).fingerprint().hex() + "  N\n");
        Path changed = Files.writeString(folder.resolve("changed"), line(roots.get(1)));
        CertificateChoice common = new CertificateChoice.Common();
        assertThat(TestingWork.key(step(common, one))).isEqualTo(TestingWork.key(step(common, other)));
        assertThat(TestingWork.key(step(common, one))).isNotEqualTo(TestingWork.key(step(common, changed)));
        assertThat(TestingWork.key(step(new CertificateChoice.All(), one)))
                .isNotEqualTo(TestingWork.key(step(common, one)));
    }
}
