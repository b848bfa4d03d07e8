package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What several processes do to one cache. */
@Timeout(60)
class TestBuildsAsProcesses {
    @TempDir
    Path folder;

    private Path cache = Path.of("");

    @BeforeEach
    void place() {
        cache = folder.resolve("cache");
    }

    @Test
    void aKilledBuildLeavesOnlyWorkThatTheNextOneDeletes() throws Exception {
        try (TestingBuild killed = TestingBuild.start(folder)) {
            killed.process().destroyForcibly().waitFor();
        }
        assertThat(TestingWorkshop.results(cache)).containsExactly("quick");
        assertThat(TestingWorkshop.unfinished(cache)).hasSize(2);
        age(cache.resolve("work"));
        Files.writeString(folder.resolve("go"), "go");
        TestingStep slow = TestingBuild.slow(folder);
        try (TestingWorkshop build = new TestingWorkshop(cache, new ProcessRunner(), 1)) {
            Path result = build.finish(slow).getFirst();
            assertThat(result.resolve("out")).hasContent("slow");
            assertThat(build.events()).containsExactly("Reused quick", "Began slow", "Done slow");
        }
        assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
    }

    @Test
    void anInterruptedBuildDeletesItsUnfinishedWork() throws Exception {
        for (String signal : new String[] {"-INT", "-TERM"}) {
            Files.deleteIfExists(folder.resolve("begun"));
            try (TestingBuild build = TestingBuild.start(folder)) {
                new ProcessBuilder("kill", signal, Long.toString(build.process().pid()))
                        .start()
                        .waitFor();
                assertThat(build.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(build.process().exitValue()).isEqualTo(signal.equals("-INT") ? 130 : 143);
            }
            assertThat(TestingWorkshop.results(cache)).containsExactly("quick");
            assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
        }
    }

    @Test
    void ofTwoBuildsOneWorksAndTheOtherTakesItsResult() throws Exception {
        TestingStep slow = TestingBuild.slow(folder);
        try (TestingBuild first = TestingBuild.start(folder);
                TestingWorkshop second = new TestingWorkshop(cache)) {
            CompletableFuture<Path> result =
                    CompletableFuture.supplyAsync(() -> second.finish(slow).getFirst());
            await(second, first);
            assertThat(TestingWorkshop.unfinished(cache))
                    .as("the first build's work is left alone")
                    .isNotEmpty();
            first.letGo();
            assertThat(result.get(20, TimeUnit.SECONDS).resolve("out")).hasContent("slow");
            assertThat(slow.runs()).isZero();
            assertThat(first.process().waitFor()).isZero();
        }
    }

    @Test
    void whoWaitsTakesOverFromABuildThatDies() throws Exception {
        TestingStep slow = TestingBuild.slow(folder);
        try (TestingBuild first = TestingBuild.start(folder);
                TestingWorkshop second = new TestingWorkshop(cache)) {
            CompletableFuture<Path> result =
                    CompletableFuture.supplyAsync(() -> second.finish(slow).getFirst());
            await(second, first);
            Files.writeString(folder.resolve("go"), "go");
            first.process().destroyForcibly();
            assertThat(result.get(20, TimeUnit.SECONDS).resolve("out")).hasContent("slow");
        }
    }

    /** Until the second build says that it waits for the first. */
    private static void await(TestingWorkshop second, TestingBuild first) throws InterruptedException {
        while (second.events(StepEvent.Waits.class).isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(second.events(StepEvent.Waits.class)).singleElement().satisfies(waits -> {
            assertThat(waits.step().title()).isEqualTo("slow");
            assertThat(waits.holder()).isEqualTo(Long.toString(first.process().pid()));
        });
    }

    private static void age(Path work) throws IOException {
        try (Stream<Path> all = Files.walk(work)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }
}
