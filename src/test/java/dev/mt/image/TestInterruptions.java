package dev.mt.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Platform;
import dev.mt.oci.OciLayout;
import dev.mt.testing.TestingPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds that are ended in the middle, one after the other with the same cache and output folder, and one that is not. */
@Tag("machine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TestInterruptions {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int WHILE_WRITING = 1;
    private static final int WHILE_COMPILING = 2;
    private static final int AFTER_ALL = 3;

    private final List<ProcessHandle> orphans = new ArrayList<>();
    private @Nullable TestingCache sharedCache;
    private @Nullable Path sharedOut;

    @BeforeEach
    void prepare() {
        TestingImage.layout();
        if (sharedCache == null) {
            sharedCache = TestingCache.without("tailscale", "busybox", "image", "archive");
            sharedOut = TestingMachine.folder("out");
        }
    }

    private TestingCache cache() {
        return requireNonNull(sharedCache);
    }

    private Path out() {
        return requireNonNull(sharedOut);
    }

    @ParameterizedTest
    @Order(WHILE_COMPILING)
    @CsvSource({"INT, 130", "TERM, 143"})
    void signalsEndTheBuildAndItsCompilers(String signal, int status) {
        List<String> before = cache().unfinished();
        try (TestingDaemon build = start(cache(), out(), manyThingsToCompile())) {
            List<ProcessHandle> compilers = awaitCompilers(build);
            build.signal(signal);
            assertThat(build.awaitEnd(SOON)).as(build.log()).isEqualTo(OptionalInt.of(status));
            TestingPatience.await(
                    "the compilers to end",
                    SOON,
                    () -> compilers.stream().noneMatch(ProcessHandle::isAlive),
                    () -> compilers.stream().map(each -> each.info().toString()).collect(Collectors.joining("\n")));
            assertThat(build.log()).contains("mt: interrupted").doesNotContain("Exception");
        }
        assertThat(files(out())).isSubsetOf(".lock");
        assertThat(cache().unfinished()).isSubsetOf(before);
    }

    /** Nobody can clean up after this; compilers that are orphans may go on for a while, and must not do harm. */
    @Test
    @Order(WHILE_COMPILING)
    void nobodySeesAnythingOfAKilledBuild() {
        try (TestingDaemon build = start(cache(), out(), manyThingsToCompile())) {
            orphans.addAll(awaitCompilers(build));
            build.signal("KILL");
            assertThat(build.awaitEnd(SOON)).isEqualTo(OptionalInt.of(137));
        }
        assertThat(files(out())).isSubsetOf(".lock");
    }

    @Test
    @Order(AFTER_ALL)
    void nextBuildGoesOnAndMakesTheSameImage() {
        cache().age();
        assertSameImage(cache(), out());
    }

    @AfterAll
    void endOrphans() {
        orphans.forEach(ProcessHandle::destroyForcibly);
    }

    /** The moments at which results are written are short: a build that does little else is killed at many of them. */
    @Test
    @Order(WHILE_WRITING)
    void whateverIsInTheOutputFolderIsWholeAtAnyMoment() throws IOException {
        TestingCache cache = TestingCache.without("image", "archive");
        String right = sum(TestingImage.archive(Platform.AMD64));
        long start = System.nanoTime();
        assertSameImage(cache, TestingMachine.folder("out"));
        long whole = (System.nanoTime() - start) / 1_000_000;
        Path out = TestingMachine.folder("out");
        OptionalInt ended = OptionalInt.empty();
        // Each is given a little longer than the one before, until one ends by itself before it is killed.
        for (int percent = 40; ended.isEmpty(); percent += 5) {
            assertThat(percent).isLessThan(1000);
            cache.forget("image", "archive");
            try (TestingDaemon build = start(cache, out, Map.of())) {
                ended = build.awaitEnd(Duration.ofMillis(whole * percent / 100));
            }
            for (String file : files(out)) {
                if (file.endsWith(".tar") && !file.contains("unfinished")) {
                    assertThat(sum(out.resolve(file)))
                            .as("%s at %d %%", file, percent)
                            .isEqualTo(right);
                }
            }
            if (Files.exists(out.resolve("oci/index.json"))) {
                try (OciLayout layout = OciLayout.open(out.resolve("oci"))) {
                    layout.verify();
                }
            }
        }
        assertThat(ended).hasValue(0);
        cache.forget("image", "archive");
        cache.age();
        assertSameImage(cache, out);
    }

    private static String sum(Path file) {
        return TestingPrograms.run(Path.of("/"), "sha256sum", file.toString()).substring(0, 64);
    }

    private static TestingDaemon start(TestingCache cache, Path out, Map<String, String> variables) {
        Map<String, String> all = new TreeMap<>(cache.variable());
        all.putAll(variables);
        return TestingCheckout.ours()
                .start(all, "build", "amd64", "--tar", "--progress", "plain", "--out", out.toString());
    }

    /** With a cold cache of its own, Go is at work for minutes, and zig meanwhile as well. */
    private static Map<String, String> manyThingsToCompile() {
        return Map.of("GOCACHE", TestingMachine.folder("gocache").toString());
    }

    private static List<ProcessHandle> awaitCompilers(TestingDaemon build) {
        TestingPatience.await(
                "Go and zig to be at work",
                PATIENCE,
                () -> !build.isAlive() || (runs(build, "/go") && runs(build, "/zig")),
                build::log);
        assertThat(build.isAlive()).as(build.log()).isTrue();
        return descendants(build).toList();
    }

    private static boolean runs(TestingDaemon build, String program) {
        return descendants(build)
                .anyMatch(each -> each.info().command().orElse("").endsWith(program));
    }

    private static Stream<ProcessHandle> descendants(TestingDaemon build) {
        return ProcessHandle.of(build.pid()).stream().flatMap(ProcessHandle::descendants);
    }

    private static List<String> files(Path folder) {
        return TestingPrograms.run(folder, "find", ".", "-type", "f", "-printf", "%P\\n")
                .lines()
                .toList();
    }

    private static void assertSameImage(TestingCache cache, Path out) {
        TestingBuild again = TestingBuild.of(TestingCheckout.ours()
                .mt(cache.variable(), "build", "amd64", "--tar", "--json", "--out", out.toString()));
        assertThat(again.manifest())
                .isEqualTo(TestingImage.image(Platform.AMD64)
                        .manifestDigest()
                        .orElseThrow()
                        .toString());
        assertThat(files(out)).filteredOn(file -> file.endsWith(".tar")).hasSize(1);
        // What killed builds left in the cache is looked at where no orphan still writes: TestBuildsAsProcesses.
        assertThat(files(out)).noneMatch(file -> file.contains("unfinished"));
    }
}
