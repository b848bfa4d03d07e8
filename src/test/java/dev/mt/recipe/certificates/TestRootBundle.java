package dev.mt.recipe.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRootBundle {
    private final List<RootCertificate> roots = TestingRoots.some(4);

    @TempDir
    Path folder;

    @Test
    void readsEveryCertificateAndWhichAreConstrained() throws IOException {
        RootBundle bundle = bundle();
        assertThat(bundle.certificates().values()).containsExactlyElementsOf(roots.subList(0, 3));
        assertThat(bundle.constrained()).containsExactly(roots.get(1).fingerprint());
        assertThat(bundle.find(wanted(roots.get(2)))).isEqualTo(roots.get(2));
    }

    private RootBundle bundle() throws IOException {
        return RootBundle.read(TestingRoots.mozilla(folder, roots.subList(0, 3), Set.of(roots.get(1))));
    }

    private static NamedFingerprint wanted(RootCertificate root) {
        return new NamedFingerprint(root.fingerprint(), "Some Root");
    }

    @Test
    void aConstrainedOneIsNotGivenOut() throws IOException {
        RootBundle bundle = bundle();
        Failure failure = catchThrowableOfType(Failure.class, () -> bundle.find(wanted(roots.get(1))));
        assertThat(failure).hasMessage("the root certificate Some Root is trusted for old certificates only");
        assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("common.txt"));
    }

    @Test
    void oneThatLeftTheStoreIsNamed() throws IOException {
        RootBundle bundle = bundle();
        assertThatThrownBy(() -> bundle.find(wanted(roots.get(3))))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Some Root")
                .hasMessageContaining(roots.get(3).fingerprint().hex());
    }

    @Test
    void tailscalesOwnRootsAreAdded() throws IOException {
        RootBundle both = bundle().with(TestingRoots.tailscale(folder, List.of(roots.get(0), roots.get(3))));
        assertThat(both.certificates().values()).containsExactlyElementsOf(roots);
        assertThat(both.find(wanted(roots.get(3)))).isEqualTo(roots.get(3));
    }

    @Test
    void aModuleOfAnotherFormIsNamed() {
        assertThatThrownBy(() -> RootBundle.read(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not in the form that is known");
        assertThatThrownBy(() -> bundle().with(folder.resolve("other")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not in the form that is known");
    }

    /** A change of the module's layout must not turn the constraints off unseen. */
    @Test
    void aTableThatIsNotUnderstoodIsRefused() throws IOException {
        Path module = TestingRoots.mozilla(folder, roots, Set.of(roots.get(1)));
        Path table = module.resolve("bundle/bundle.go");
        Files.writeString(table, Files.readString(table).replace("sha256Hash:", "fingerprint:"));
        assertThatThrownBy(() -> RootBundle.read(module))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not in the form that is known");
    }

    @Test
    void aDamagedBundleIsNamed() throws IOException {
        Path module = TestingRoots.mozilla(folder, roots, Set.of());
        Files.write(module.resolve("bundle/bundle.der"), new byte[] {0x30, 1, 2, 3});
        assertThatThrownBy(() -> RootBundle.read(module))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the module of root certificates cannot be read");
    }

    @Test
    void aLongTableIsRead() throws IOException {
        Path module = TestingRoots.mozilla(folder, roots, Set.of(roots.get(0)));
        Path table = module.resolve("bundle/bundle.go");
        Files.writeString(table, Files.readString(table) + "// more\n".repeat(20_000));
        assertThat(RootBundle.read(module).constrained())
                .containsExactly(roots.get(0).fingerprint());
    }

    @Test
    void pemIsOfTheFormThatIsUsual() {
        RootCertificate root = roots.getFirst();
        assertThat(root.pem().lines()).allMatch(line -> line.length() <= 64);
        assertThat(root.pem()).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("\n-----END CERTIFICATE-----\n");
        byte[] der = java.util.Base64.getMimeDecoder().decode(root.pem().replaceAll("-----[^-]+-----", ""));
        assertThat(Digest.of(der)).isEqualTo(root.fingerprint());
    }
}
