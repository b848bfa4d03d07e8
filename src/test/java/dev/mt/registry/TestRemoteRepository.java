package dev.mt.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.MediaType;
import dev.mt.registry.TestingProxy.Fault;
import dev.mt.testing.TestingDockerRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's docker-registry, behind a proxy that misbehaves. */
@Tag("machine")
class TestRemoteRepository {
    private static final byte[] BYTES = new byte[3_000_003];
    /** More than a chunk. */
    private static final byte[] LARGE = new byte[(4 << 20) + 3];

    private static final Descriptor BLOB;
    private static final byte[] CONFIG = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final byte[] MANIFEST;

    static {
        new Random(1).nextBytes(BYTES);
        new Random(2).nextBytes(LARGE);
        BLOB = Descriptor.of(MediaType.LAYER_GZIP, BYTES);
        MANIFEST = dev.mt.oci.Manifest.of(Descriptor.of(MediaType.CONFIG, CONFIG), List.of(BLOB))
                .json();
    }

    @TempDir
    private static Path folder = Path.of("");

    private static TestingDockerRegistry registry;
    private static int repositories;

    private final TestingPolicies policies = new TestingPolicies();
    private TestingProxy proxy;
    private RemoteRepository repository;

    @BeforeAll
    static void startRegistry() {
        registry = TestingDockerRegistry.start(folder);
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void open() {
        proxy = new TestingProxy(registry.host());
        repository = repository("r" + repositories++, policies.settings());
    }

    private RemoteRepository repository(String name, ClientSettings settings) {
        return RemoteRepository.writing(Reference.parse(proxy.host() + "/x/" + name), settings);
    }

    @AfterEach
    void close() {
        repository.close();
        proxy.close();
    }

    private void push() {
        push(BYTES);
    }

    private void push(byte[] bytes) {
        repository.push(Descriptor.of(MediaType.LAYER_GZIP, bytes), ByteSource.of(bytes), Optional.empty());
    }

    private void pushConfig() {
        repository.push(Descriptor.of(MediaType.CONFIG, CONFIG), ByteSource.of(CONFIG), Optional.empty());
    }

    /** As others see it, past the proxy. */
    private boolean isThere() {
        return isThere(BLOB);
    }

    private boolean isThere(Descriptor blob) {
        String name = repository.name().replace(proxy.host(), registry.host()).replaceFirst("/", "/v2/");
        URI uri = URI.create("http://%s/blobs/%s".formatted(name, blob.digest()));
        try (InputStream bytes = uri.toURL().openStream()) {
            return Digest.of(bytes.readAllBytes()).equals(blob.digest());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aLargeBlobIsSentInChunks() {
        push(LARGE);
        assertThat(proxy.requests().stream().map(request -> request.substring(0, request.indexOf(' '))))
                .containsExactly("POST", "PATCH", "PATCH", "PUT");
        assertThat(isThere(Descriptor.of(MediaType.LAYER_GZIP, LARGE))).isTrue();
    }

    @Test
    void aBlobOfOneChunkTakesTwoRequests() {
        push();
        assertThat(proxy.requests().stream().map(request -> request.substring(0, request.indexOf(' '))))
                .containsExactly("POST", "PUT");
        assertThat(isThere()).isTrue();
    }

    @Test
    void aBlobThatAnotherRepositoryHasIsTakenFromThere() {
        push();
        proxy.misbehave((number, request) -> new Fault.None());
        String from = repository.name().substring(repository.name().indexOf('/') + 1);
        try (RemoteRepository other = repository("mounted" + repositories++, policies.settings())) {
            other.push(BLOB, ByteSource.of(BYTES), Optional.of(from));
            assertThat(proxy.requests()).singleElement().asString().contains("mount=" + BLOB.digest());
            assertThat(other.has(BLOB)).isTrue();
        }
    }

    @Test
    void mountingFromWhereItIsNotIsAnOrdinaryUpload() {
        repository.push(BLOB, ByteSource.of(BYTES), Optional.of("x/nowhere"));
        assertThat(isThere()).isTrue();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault.CutBefore(),
                new Fault.CutInBody(),
                new Fault.CutAfter(),
                new Fault.CutInAnswer(),
                new Fault.Answer(500, ""),
                new Fault.Answer(502, ""),
                new Fault.Answer(503, "Retry-After: 7\r\n"),
                new Fault.Answer(429, "Retry-After: 3\r\n"));
    }

    /** Once, at every request of an upload, until there is no further request to break. */
    @ParameterizedTest
    @MethodSource("faults")
    void anUploadSurvivesAFaultAtEveryStage(Fault fault) {
        assertThat(stages(fault, LARGE)).isGreaterThanOrEqualTo(3);
        if (fault instanceof Fault.Answer answer && answer.headers().contains("Retry-After: 7")) {
            assertThat(policies.waits()).contains(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSmallUploadDoesToo(Fault fault) {
        assertThat(stages(fault, BYTES)).isGreaterThanOrEqualTo(2);
    }

    /** How many requests the upload took that could be broken. */
    private int stages(Fault fault, byte[] bytes) {
        Descriptor blob = Descriptor.of(MediaType.LAYER_GZIP, bytes);
        int stages = 0;
        for (int broken = 0; broken < 20; broken++) {
            int at = broken;
            repository = repository("f" + repositories++, policies.settings());
            proxy.misbehave((number, request) -> number == at ? fault : new Fault.None());
            repository.push(blob, ByteSource.of(bytes), Optional.empty());
            assertThat(isThere(blob)).as("%s at request %d", fault, at).isTrue();
            if (proxy.requests().size() <= at) {
                break;
            }
            stages++;
        }
        return stages;
    }

    /** Two faults in one upload, all pairs of stages. */
    @Test
    void anUploadSurvivesSeveralCuts() {
        for (int first = 0; first < 4; first++) {
            for (int second = first + 1; second < 7; second++) {
                List<Integer> at = List.of(first, second);
                repository = repository("p" + repositories++, policies.settings());
                proxy.misbehave((number, request) -> at.contains(number) ? new Fault.CutInBody() : new Fault.None());
                push();
                assertThat(isThere()).as("cut at %s", at).isTrue();
            }
        }
    }

    @Test
    void aRegistryThatNeverGetsWellIsGivenUp() {
        proxy.misbehave((number, request) -> new Fault.Answer(503, ""));
        assertThatThrownBy(this::push)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("pushing blob " + BLOB.digest())
                .hasMessageContaining("status 503");
        assertThat(proxy.requests()).hasSize(5);
        assertThat(policies.waits()).hasSize(4);
    }

    @Test
    void aRegistryThatLosesUploadsIsGivenUp() {
        proxy.misbehave((number, request) -> request.startsWith("PUT") ? new Fault.Answer(404, "") : new Fault.None());
        assertThatThrownBy(this::push).isInstanceOf(Failure.class).hasMessageContaining("the registry lost it 5 times");
    }

    @Test
    void aConnectionThatAlwaysBreaksIsGivenUp() {
        proxy.misbehave((number, request) -> request.startsWith("PATCH") ? new Fault.CutInBody() : new Fault.None());
        assertThatThrownBy(() -> push(LARGE)).isInstanceOf(Failure.class).hasMessageContaining("the connection broke");
        assertThat(proxy.requests().stream().filter(request -> request.startsWith("PATCH")))
                .hasSizeLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 413, 501})
    void whatIsAboutTheRequestIsNotTriedAgain(int status) {
        proxy.misbehave((number, request) -> new Fault.Answer(status, ""));
        assertThatThrownBy(this::push).isInstanceOf(Failure.class).hasMessageContaining("status " + status);
        assertThat(proxy.requests()).hasSize(1);
        assertThat(policies.waits()).isEmpty();
    }

    @Test
    void aRegistryThatWantsTooMuchPatienceIsNotWaitedFor() {
        proxy.misbehave((number, request) -> new Fault.Answer(429, "Retry-After: 3600\r\n"));
        assertThatThrownBy(this::push).isInstanceOf(Failure.class).hasMessageContaining("status 429");
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void aWrongDigestIsNoticed() {
        proxy.misbehave((number, request) -> request.startsWith("PUT")
                ? new Fault.Change(head -> head.replaceAll("(?i)(Docker-Content-Digest: sha256:).{8}", "$100000000"))
                : new Fault.None());
        assertThatThrownBy(this::push)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("the registry says that it has sha256:00000000");
    }

    @Test
    void anAnswerThatStopsIsGivenUp() {
        push();
        proxy.misbehave((number, request) -> new Fault.Stall());
        ClientSettings hurried = policies.settings().patient(Duration.ofMillis(300));
        try (RemoteRepository impatient = repository("r" + (repositories - 1), hurried)) {
            assertThatThrownBy(() -> impatient.blob(BLOB))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("nothing came for");
        }
    }

    @Test
    void anAnswerThatIsCutIsNoticed() {
        push();
        for (Fault fault : List.of(
                new Fault.CutInAnswer(),
                new Fault.Change(head -> head.replaceAll("(?i)content-length: \\d+", "Content-Length: 9999999")))) {
            proxy.misbehave((number, request) -> fault);
            assertThatThrownBy(() -> repository.blob(BLOB)).isInstanceOf(Failure.class);
        }
        proxy.misbehave((number, request) ->
                new Fault.Change(head -> head.replaceAll("(?i)content-length: \\d+", "Content-Length: 5")));
        assertThatThrownBy(() -> repository.blob(BLOB)).hasMessageContaining("is damaged");
    }

    @Test
    void manifestsAndTagsComeBackAsTheyWerePut() {
        assertThat(repository.find("v1")).isEmpty();
        assertThat(repository.tags()).isEmpty();
        push();
        pushConfig();
        repository.put("v1", MediaType.MANIFEST, MANIFEST);
        repository.put("v1", MediaType.MANIFEST, MANIFEST);
        repository.put("v2", MediaType.MANIFEST, MANIFEST);
        Descriptor manifest = Descriptor.of(MediaType.MANIFEST, MANIFEST);
        assertThat(repository.find("v1")).contains(manifest);
        assertThat(repository.find(manifest.digest().toString())).contains(manifest);
        assertThat(repository.read("v2").descriptor()).isEqualTo(manifest);
        assertThat(repository.tags()).containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void aManifestWhoseBlobsAreMissingIsRefused() {
        assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, MANIFEST))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("pushing manifest v1")
                .hasMessageContaining("status 400: MANIFEST_BLOB_UNKNOWN");
        assertThat(proxy.requests().stream().filter(request -> request.startsWith("PUT")))
                .hasSize(5);
        assertThat(policies.waits()).hasSize(4);
        assertThat(repository.find("v1")).isEmpty();
    }

    /** The registry itself does not see the blobs at first: they come while we wait. */
    @Test
    void aManifestIsPutAgainUntilItsBlobsAreSeen() {
        List<Duration> waits = new ArrayList<>();
        RetryPolicy policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofMinutes(2), new Random(1), time -> {
            waits.add(time);
            push();
            pushConfig();
        });
        repository = repository("late" + repositories++, policies.settings());
        try (RemoteRepository early = repository(
                repository.name().replaceFirst(".*/", ""), policies.settings().retrying(policy))) {
            early.put("v1", MediaType.MANIFEST, MANIFEST);
        }
        assertThat(waits).hasSize(1);
        assertThat(repository.find("v1")).contains(Descriptor.of(MediaType.MANIFEST, MANIFEST));
    }

    @Test
    void aManifestThatIsRefusedForAnotherReasonIsNotPutAgain() {
        proxy.misbehave((number, request) ->
                new Fault.Answer(400, "", "{\"errors\":[{\"code\":\"MANIFEST_INVALID\",\"message\":\"no\"}]}"));
        assertThatThrownBy(() -> repository.put("v1", MediaType.MANIFEST, MANIFEST))
                .hasMessageContaining("status 400: MANIFEST_INVALID: no");
        assertThat(proxy.requests()).hasSize(1);
    }

    @Test
    void manyAtOnceDoNotDisturbEachOther() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            byte[] bytes = new byte[100_000 + i];
            threads.add(Thread.ofVirtual()
                    .uncaughtExceptionHandler((thread, failure) -> {
                        synchronized (failures) {
                            failures.add(failure);
                        }
                    })
                    .start(() -> repository.push(
                            Descriptor.of(MediaType.LAYER_GZIP, bytes), ByteSource.of(bytes), Optional.empty())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
