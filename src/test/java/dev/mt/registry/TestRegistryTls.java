package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.testing.TestingDockerRegistry;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's docker-registry over TLS, with a certificate of an authority that only this test believes. */
@Tag("machine")
class TestRegistryTls {
    private static final ByteSource CONTENT = ByteSource.of("content");
    private static final Descriptor BLOB =
            Descriptor.of(new MediaType("application/octet-stream"), Digest.of("content"), 7);

    @TempDir
    private static Path folder = Path.of("");

    private static TestingDockerRegistry registry;

    @BeforeAll
    static void start() throws IOException {
        TestingPrograms.require("docker-registry", "openssl");
        authority("ours");
        authority("strange");
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "server.key",
                "-subj",
                "/CN=registry",
                "-out",
                "server.csr");
        Files.writeString(folder.resolve("names"), "subjectAltName=IP:127.0.0.1");
        openssl(
                "x509",
                "-req",
                "-in",
                "server.csr",
                "-CA",
                "ours.pem",
                "-CAkey",
                "ours.key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                "names",
                "-out",
                "server.pem");
        registry =
                TestingDockerRegistry.startWithTls(folder, folder.resolve("server.pem"), folder.resolve("server.key"));
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static void authority(String name) {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-keyout",
                name + ".key",
                "-subj",
                "/CN=" + name,
                "-out",
                name + ".pem");
    }

    private static void openssl(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "openssl";
        System.arraycopy(words, 0, command, 1, words.length);
        TestingPrograms.run(folder, command);
    }

    /** On this machine, where TLS is spoken because an authority is named. */
    private static RemoteRepository repository(String authority) {
        return RemoteRepository.writing(
                Reference.parse(registry.host() + "/x/tls"),
                new TestingPolicies().settings().trusting(TrustedAuthorities.of(folder.resolve(authority + ".pem"))));
    }

    @Test
    void theAuthorityOfTheFileIsBelieved() {
        try (RemoteRepository repository = repository("ours")) {
            assertThat(repository.has(BLOB)).isFalse();
            repository.push(BLOB, CONTENT, Optional.empty());
            assertThat(repository.has(BLOB)).isTrue();
        }
    }

    @Test
    void nobodyElseIs() {
        try (RemoteRepository repository = repository("strange")) {
            assertThatThrownBy(() -> repository.has(BLOB))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the certificate of 127.0.0.1 is not believed")
                    .extracting(failure -> ((Failure) failure).text())
                    .asString()
                    .contains("--ca-file");
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> TrustedAuthorities.of(empty)).hasMessageContaining("there is no certificate in it");
        assertThatThrownBy(() -> TrustedAuthorities.of(folder.resolve("server.key")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("server.key");
    }
}
