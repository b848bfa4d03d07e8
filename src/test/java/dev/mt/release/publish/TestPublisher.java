package dev.mt.release.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Failure;
import dev.mt.core.Platform;
import dev.mt.core.ReleaseTag;
import dev.mt.oci.Annotations;
import dev.mt.oci.ByteSource;
import dev.mt.oci.Descriptor;
import dev.mt.oci.FileTree;
import dev.mt.oci.Image;
import dev.mt.oci.LayoutWriter;
import dev.mt.oci.OciLayout;
import dev.mt.oci.TestingImages;
import dev.mt.registry.ClientSettings;
import dev.mt.registry.Reference;
import dev.mt.registry.RemoteRepository;
import dev.mt.registry.TestingPolicies;
import dev.mt.registry.TestingProxy;
import dev.mt.registry.TestingProxy.Fault;
import dev.mt.testing.TestingDockerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes to Debian's docker-registry, through a proxy that counts and misbehaves. */
@Tag("machine")
class TestPublisher {
    private static final ReleaseTag ONE = ReleaseTag.parse("v1.104.5-mt.1");
    private static final ReleaseTag TWO = ReleaseTag.parse("v1.104.5-mt.2");
    private static final ReleaseTag TEN = ReleaseTag.parse("v1.104.5-mt.10");

    @TempDir
    private static Path folder = Path.of("");

    private static TestingDockerRegistry registry;
    private static int repositories;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
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
        repository = fresh();
    }

    private RemoteRepository fresh() {
        return RemoteRepository.writing(
                Reference.parse(proxy.host() + "/x/p" + repositories++), new TestingPolicies().settings());
    }

    /** With waits as they are outside of tests: what the other one is doing takes its time. */
    private RemoteRepository waiting() {
        repository.close();
        return RemoteRepository.writing(
                Reference.parse(proxy.host() + "/x/p" + repositories++), ClientSettings.ANONYMOUS);
    }

    @AfterEach
    void close() {
        repository.close();
        proxy.close();
    }

    /** A release of two small images. */
    private static OciLayout layout(ReleaseTag tag, String content) throws IOException {
        Path place = folder.resolve(tag + "-" + Digest.of(content).hex().substring(0, 8));
        if (!Files.exists(place)) {
            Path scratch = Files.createDirectories(folder.resolve("scratch-" + place.getFileName()));
            List<Image> images = Stream.of(Platform.ARM64, Platform.ARMV5)
                    .map(platform -> TestingImages.image(
                            platform,
                            FileTree.builder()
                                    .file("bin/program", 0755, ByteSource.of(content + platform))
                                    .build(),
                            scratch))
                    .toList();
            LayoutWriter.write(place, tag.toString(), images, Map.of(Annotations.VERSION, tag.toString()));
        }
        return OciLayout.open(place);
    }

    private static OciLayout layout(ReleaseTag tag) throws IOException {
        return layout(tag, "content of " + tag);
    }

    private Publisher publisher() {
        return new Publisher(repository, said::add, false);
    }

    private Digest publish(ReleaseTag tag) throws IOException {
        return publisher().publish(layout(tag), tag, Publisher.Stable.FORWARD);
    }

    private Optional<Digest> at(String tag) {
        return reader().find(tag).map(Descriptor::digest);
    }

    /** Sees what routers see, past the proxy. */
    private RemoteRepository reader() {
        return RemoteRepository.reading(
                Reference.parse(repository.name().replace(proxy.host(), registry.host())), ClientSettings.ANONYMOUS);
    }

    /** What {@code :stable} is; everything it refers to must be there. */
    private Optional<ReleaseTag> stable() {
        Optional<Release> release = new Publisher(reader(), said::add, false).current();
        release.ifPresent(whole -> new RemoteImages(reader()).requireAll(whole));
        return release.flatMap(Release::tag);
    }

    @Test
    void aReleaseGetsItsTagsAndStableFollows() throws IOException {
        Digest one = publish(ONE);
        assertThat(reader().tags()).containsExactlyInAnyOrder(ONE.toString(), ONE + "-armv5", "stable", "stable-armv5");
        assertThat(at("stable")).contains(one);
        assertThat(at("stable-armv5")).isEqualTo(at(ONE + "-armv5")).isNotEqualTo(at("stable"));
        Digest ten = publish(TEN);
        assertThat(at("stable")).contains(ten);
        assertThat(at(ONE.toString())).contains(one);
        assertThat(said.getLast()).isEqualTo("pushed %s:stable -> %s".formatted(repository.name(), ten));
    }

    @Test
    void aSecondTimeItOnlyLooks() throws IOException {
        publish(ONE);
        proxy.misbehave((number, request) -> new Fault.None());
        publish(ONE);
        assertThat(proxy.requests()).isNotEmpty().allMatch(request -> request.startsWith("HEAD "));
        assertThat(proxy.requests()).hasSizeLessThan(25);
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        new Publisher(repository, said::add, true).publish(layout(ONE), ONE, Publisher.Stable.FORWARD);
        assertThat(proxy.requests()).allMatch(request -> request.startsWith("HEAD "));
        assertThat(reader().tags()).isEmpty();
        assertThat(said).anyMatch(line -> line.startsWith("would push %s:stable".formatted(repository.name())));
    }

    @Test
    void aReleaseIsNeverOverwritten() throws IOException {
        Digest one = publish(ONE);
        OciLayout other = layout(ONE, "something else");
        proxy.misbehave((number, request) -> new Fault.None());
        assertThatThrownBy(() -> publisher().publish(other, ONE, Publisher.Stable.ANYWAY))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(
                        "is there already, as " + at(ONE + "-armv5").orElseThrow());
        assertThat(proxy.requests()).allMatch(request -> request.startsWith("HEAD "));
        assertThat(at("stable")).contains(one);
    }

    @Test
    void whatIsCalledOtherwiseIsNotPublished() throws IOException {
        OciLayout one = layout(ONE);
        assertThatThrownBy(() -> publisher().publish(one, TWO, Publisher.Stable.FORWARD))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("calls itself v1.104.5-mt.1, not v1.104.5-mt.2");
        assertThat(proxy.requests()).isEmpty();
    }

    @Test
    void stableOnlyGoesForwardUntilTold() throws IOException {
        Digest ten = publish(TEN);
        Digest two = publish(TWO);
        assertThat(at("stable")).contains(ten);
        assertThat(said.getLast()).contains("stays at v1.104.5-mt.10, which is newer");
        assertThat(publisher().promote(TWO)).isEqualTo(two);
        assertThat(stable()).contains(TWO);
        assertThat(at("stable-armv5")).isEqualTo(at(TWO + "-armv5"));
        publisher().publish(layout(ONE), ONE, Publisher.Stable.STAYS);
        assertThat(stable()).contains(TWO);
        assertThatThrownBy(() -> publisher().promote(ReleaseTag.parse("v1.98.0-mt.1")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no " + repository.name() + ":v1.98.0-mt.1");
    }

    /** The world ends at every request of a publication; what routers see is whole, and doing it again completes it. */
    @Test
    void stableIsAlwaysEitherTheOldOrTheNewReleaseAndWhole() throws IOException {
        int end = 1;
        for (int broken = 0; broken < end; broken++) {
            repository = fresh();
            publish(ONE);
            int at = broken;
            proxy.misbehave((number, request) -> number >= at ? new Fault.Answer(403, "") : new Fault.None());
            try {
                publish(TWO);
            } catch (Failure e) {
                end = broken + 2;
            }
            assertThat(stable()).as("broken at %d", broken).isPresent();
            proxy.misbehave((number, request) -> new Fault.None());
            publish(TWO);
            assertThat(stable()).as("again after %d", broken).contains(TWO);
            assertThat(at("stable-armv5")).isEqualTo(at(TWO + "-armv5"));
        }
        assertThat(end).isGreaterThan(15);
    }

    @Test
    void twoPublishersOfTheSameAreBothContent() throws Exception {
        repository = waiting();
        OciLayout layout = layout(ONE);
        List<Throwable> failures =
                atOnce(() -> publisher().publish(layout, ONE, Publisher.Stable.FORWARD), () -> publisher()
                        .publish(layout, ONE, Publisher.Stable.FORWARD));
        assertThat(failures).isEmpty();
        assertThat(stable()).contains(ONE);
    }

    @Test
    void twoPublishersOfDifferentThingsLeaveOneOfThem() throws Exception {
        repository = waiting();
        OciLayout first = layout(ONE, "the one");
        OciLayout second = layout(ONE, "the other");
        List<Throwable> failures =
                atOnce(() -> publisher().publish(first, ONE, Publisher.Stable.FORWARD), () -> publisher()
                        .publish(second, ONE, Publisher.Stable.FORWARD));
        assertThat(failures).allMatch(Failure.class::isInstance).hasSizeLessThanOrEqualTo(2);
        assertThat(at(ONE.toString())).isPresent();
        stable();
    }

    private static List<Throwable> atOnce(Runnable one, Runnable other) throws InterruptedException {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Stream.of(one, other)
                .map(task -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                        .start(task))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return failures;
    }
}
