package dev.mt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Digest;
import dev.mt.core.process.CommandResult;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.Image;
import dev.mt.oci.Index;
import dev.mt.oci.Manifest;
import dev.mt.oci.MediaType;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TestingImages;
import dev.mt.registry.ClientSettings;
import dev.mt.registry.Reference;
import dev.mt.registry.Referrers;
import dev.mt.registry.RemoteRepository;
import dev.mt.registry.TestingProxy;
import dev.mt.release.attest.Attachment;
import dev.mt.release.attest.TestingGoRegistry;
import dev.mt.release.sign.Bundle;
import dev.mt.release.sign.SigningKey;
import dev.mt.release.sign.Statement;
import dev.mt.testing.TestingDockerRegistry;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed releases in a registry with the referrers API and in one without it, judged by cosign. */
@Tag("machine")
class TestSignedReleases {
    private static final String PASSWORD = "a password";

    @TempDir
    private static Path folder = Path.of("");

    private static TestingDockerRegistry docker;
    private static TestingGoRegistry go;
    private static Path cosign;
    private static Digest index;
    private static int repositories;

    @BeforeAll
    static void prepare() throws IOException {
        cosign = TestingGoRegistry.judge("cosign");
        docker = TestingDockerRegistry.start(folder);
        go = TestingGoRegistry.start(folder);
        TestingImages.layout(folder.resolve("dist/oci"), folder);
        Files.createDirectories(folder.resolve("dist/proof"));
        try (OciLayout layout = OciLayout.open(folder.resolve("dist/oci"))) {
            index = layout.imageIndex().digest();
            for (Image image : layout.images()) {
                Files.writeString(
                        folder.resolve("dist/proof/" + image.platform().id() + ".json"),
                        "{\"manifest\":\"%s\",\"judgedWith\":{\"headscale\":\"1\"},\"checks\":[{\"name\":\"login\",\"kernel\":\"x\",\"outcome\":\"ok\"}]}"
                                .formatted(Digest.of(image.manifest().json())));
            }
        }
        for (String name : List.of("good", "wrong")) {
            TestingMt made = mt(
                    "release", "keygen", "--out", folder.resolve(name + ".key").toString());
            assertThat(made.status()).as(made.err()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        docker.close();
        go.close();
    }

    private static TestingMt mt(String... arguments) {
        return TestingMt.in(
                Path.of(System.getProperty("mt.home", "")), Map.of(SigningOptions.PASSWORD, PASSWORD), arguments);
    }

    private static String host(String registry) {
        return registry.equals("docker") ? docker.host() : go.host();
    }

    private static String repository(String registry) {
        return host(registry) + "/x/s" + repositories++;
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static TestingMt publish(String repository) {
        TestingMt published =
                mt("release", "publish", "--from", file("dist"), "--to", repository, "--key", file("good.key"));
        assertThat(published.status()).as(published.err()).isZero();
        return published;
    }

    private static CommandResult cosign(String command, String key, String reference, String... more) {
        List<String> words = new ArrayList<>(List.of(
                cosign.toString(),
                command,
                "--key",
                file(key),
                "--insecure-ignore-tlog=true",
                "--private-infrastructure=true"));
        words.addAll(List.of(more));
        words.add(reference);
        return TestingPrograms.tryRun(folder, words.toArray(String[]::new));
    }

    private static TestingMt verify(String key, String reference) {
        return mt("release", "verify", reference, "--key", file(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void weAndCosignAgree(String registry) {
        String repository = repository(registry);
        publish(repository);
        String reference = repository + "@" + index;
        CommandResult good = cosign("verify", "good.key.pub", reference);
        assertThat(good.succeeded()).as(good.toString()).isTrue();
        assertThat(cosign("verify", "good.key.pub", repository + ":stable-armv5")
                        .succeeded())
                .isTrue();
        for (String type : List.of("slsaprovenance1", "cyclonedx")) {
            CommandResult attested = cosign("verify-attestation", "good.key.pub", reference, "--type", type);
            assertThat(attested.succeeded()).as(attested.toString()).isTrue();
        }
        TestingMt ours = verify("good.key.pub", repository + ":stable");
        assertThat(ours.status()).as(ours.out() + ours.err()).isZero();
        assertThat(ours.out())
                .contains("signature", "provenance", "SBOM", "PASSED, 1 checks")
                .containsPattern("ok +file +sbom.cdx.json +as the provenance says")
                .doesNotContain("WRONG");
        assertThat(verify("good.key", reference).status()).isZero();
        assertThat(cosign("verify", "wrong.key.pub", reference).succeeded()).isFalse();
        TestingMt wrong = verify("wrong.key.pub", reference);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("none of them by this key about this");
        assertThat(mt("release", "list", "--to", repository).out()).contains("signed by ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void aTamperedManifestIsNotSigned(String registry) throws IOException {
        String repository = repository(registry);
        publish(repository);
        try (RemoteRepository writing = writing(repository)) {
            byte[] other = new String(writing.read(index.toString()).json().readAll(), StandardCharsets.UTF_8)
                    .replace("\"os\":\"linux\"", "\"os\":\"linuX\"")
                    .getBytes(StandardCharsets.UTF_8);
            writing.put("stable", MediaType.INDEX, other);
        }
        assertThat(cosign("verify", "good.key.pub", repository + ":stable").succeeded())
                .isFalse();
        assertThat(verify("good.key.pub", repository + ":stable").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void aSignatureOfAnotherImageIsNone(String registry) throws IOException {
        String repository = repository(registry);
        TestingMt unsigned = mt("release", "publish", "--from", file("dist"), "--to", repository);
        assertThat(unsigned.err()).contains("not signed");
        SigningKey key = SigningKey.read(
                Files.readString(folder.resolve("good.key")), "good.key", Optional.of(PASSWORD.toCharArray()));
        try (RemoteRepository writing = writing(repository)) {
            Descriptor subject = writing.find(index.toString()).orElseThrow();
            Attachment moved = Attachment.signed(
                    "signature", subject, Statement.signed(Digest.of("another")), key, TestingImages.CREATED);
            writing.push(Attachment.EMPTY_BLOB, Attachment.EMPTY, Optional.empty());
            writing.push(moved.blob(), moved.content(), Optional.empty());
            attach(writing, index, moved.artifact());
        }
        String reference = repository + "@" + index;
        assertThat(cosign("verify", "good.key.pub", reference).succeeded()).isFalse();
        TestingMt ours = verify("good.key.pub", reference);
        assertThat(ours.status()).isEqualTo(1);
        assertThat(ours.out()).contains("WRONG  signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void theSecondTimeItOnlyLooks(String registry) {
        try (TestingProxy proxy = new TestingProxy(host(registry))) {
            String repository = proxy.host() + "/x/s" + repositories++;
            publish(repository);
            proxy.misbehave((number, request) -> new TestingProxy.Fault.None());
            publish(repository);
            assertThat(proxy.requests()).hasSizeBetween(30, 40).allMatch(request -> request.startsWith("HEAD "));
        }
    }

    /** The list is what makes a referrer one where the registry does not look for them itself. */
    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void whatStoppedBeforeItsListIsCompleted(String registry) {
        try (TestingProxy proxy = new TestingProxy(host(registry))) {
            String repository = proxy.host() + "/x/s" + repositories++;
            mt("release", "publish", "--from", file("dist"), "--to", repository);
            proxy.misbehave((number, request) -> request.matches("PUT .*/manifests/(sha256-|v).*")
                    ? new TestingProxy.Fault.Answer(403, "")
                    : new TestingProxy.Fault.None());
            mt("release", "publish", "--from", file("dist"), "--to", repository, "--key", file("good.key"));
            proxy.misbehave((number, request) -> new TestingProxy.Fault.None());
            publish(repository);
            TestingMt ours = verify("good.key.pub", repository + ":stable");
            assertThat(ours.status()).as(ours.out() + ours.err()).isZero();
            assertThat(cosign("verify", "good.key.pub", repository + "@" + index)
                            .succeeded())
                    .isTrue();
        }
    }

    /** The provenance vouches for the files that have no signature of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"docker", "go"})
    void aFileThatTheProvenanceNamesIsMissed(String registry) throws IOException {
        String whole = repository(registry);
        publish(whole);
        String other = repository(registry);
        String from = "docker://%s@%s".formatted(whole, index);
        TestingPrograms.run(
                folder,
                "skopeo",
                "copy",
                "--all",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                from,
                "docker://" + other + ":stable");
        try (RemoteRepository source = writing(whole);
                RemoteRepository target = writing(other)) {
            copyBundles(source, target, index);
            for (Descriptor manifest : Index.read(
                            source.read(index.toString()).json().readAll(), "the index")
                    .manifests()) {
                copyBundles(source, target, manifest.digest());
            }
        }
        assertThat(verify("good.key.pub", whole + ":stable").status()).isZero();
        TestingMt ours = verify("good.key.pub", other + ":stable");
        assertThat(ours.status()).isEqualTo(1);
        assertThat(ours.out())
                .containsPattern("WRONG +file +sbom.cdx.json +is not attached")
                .containsPattern("ok +signature");
    }

    private static void copyBundles(RemoteRepository from, RemoteRepository to, Digest subject) throws IOException {
        for (Descriptor each : new Referrers(from).of(subject)) {
            Manifest manifest =
                    Manifest.read(from.read(each.digest().toString()).json().readAll(), "a referrer");
            if (manifest.layers().getFirst().mediaType().equals(Bundle.TYPE)) {
                for (Descriptor blob :
                        List.of(manifest.config(), manifest.layers().getFirst())) {
                    to.push(blob, ByteSource.of(from.blob(blob)), Optional.empty());
                }
                attach(to, subject, Referrers.Artifact.of(manifest));
            }
        }
    }

    private static void attach(RemoteRepository to, Digest subject, Referrers.Artifact artifact) {
        Referrers referrers = new Referrers(to);
        if (!referrers.put(subject, artifact)) {
            referrers.list(subject, List.of(artifact));
        }
    }

    private static RemoteRepository writing(String repository) {
        return RemoteRepository.writing(Reference.parse(repository), ClientSettings.ANONYMOUS);
    }
}
