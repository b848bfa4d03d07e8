package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TestWorkshop {
    @TempDir
    Path temp;

    private Path cache = Path.of("");

    @BeforeEach
    void place() {
        cache = temp.resolve("cache");
    }

    @Test
    void doesEachStepOnceAndReturnsResultsInOrder() {
        TestingStep bottom = TestingStep.of("bottom").input("b");
        List<TestingStep> middles = IntStream.range(0, 8)
                .mapToObj(i -> TestingStep.of("middle-" + i, bottom))
                .toList();
        TestingStep top = TestingStep.of("top", middles.toArray(Step[]::new)).input("t");
        try (TestingWorkshop build = new TestingWorkshop(cache)) {
            List<Path> results = build.finish(top, bottom, top);
            assertThat(results.get(0).resolve("out")).hasContent("t");
            assertThat(results.get(1).resolve("out")).hasContent("b");
            assertThat(results.get(2)).isEqualTo(results.get(0));
        }
        assertThat(Stream.concat(middles.stream(), Stream.of(bottom, top))).allMatch(step -> step.runs() == 1);
    }

    @Test
    void aStepReadsTheResultsItNeeds() throws IOException {
        TestingStep word = TestingStep.of("word").input("hello");
        TestingStep copy = TestingStep.of("copy", word)
                .only(work -> Files.copy(
                        work.result(word).resolve("out"), work.output().resolve("copy")));
        Path result = TestingWorkshop.build(cache, copy).getFirst();
        assertThat(result.resolve("copy")).hasContent("hello");
    }

    @Test
    void aStepCannotReadWhatItDoesNotNeed() {
        TestingStep other = TestingStep.of("other");
        TestingStep greedy = TestingStep.of("greedy").doing(work -> work.result(other));
        assertThatThrownBy(() -> TestingWorkshop.build(cache, other, greedy))
                .hasMessage("greedy reads other but does not need it");
    }

    @Test
    void finishedStepsAreReused() {
        TestingStep first = step("one");
        TestingWorkshop.build(cache, first);
        TestingStep again = step("one");
        try (TestingWorkshop build = new TestingWorkshop(cache)) {
            Path result = build.finish(again).getFirst();
            assertThat(result.resolve("out")).hasContent("one");
            assertThat(build.events()).containsExactlyInAnyOrder("Reused low", "Reused step");
            assertThat(build.record(again).origin()).isEqualTo(StepRecord.Origin.CACHED);
            assertThat(build.record(again).wall()).isZero();
        }
        assertThat(again.runs()).isZero();
    }

    private static TestingStep step(String input) {
        return TestingStep.of("step", TestingStep.of("low")).input(input);
    }

    @Test
    void anyInputChangesTheKey() {
        Step low = TestingStep.of("low").input("x");
        Step other = TestingStep.of("other").input("y");
        List<Step> steps = List.of(
                TestingStep.of("step"),
                TestingStep.of("pets"),
                TestingStep.of("step").input("changed"),
                TestingStep.of("step").on(Platform.ARMV5),
                TestingStep.of("step").on(Platform.ARMV7),
                TestingStep.of("step", low),
                TestingStep.of("step", low, other),
                TestingStep.of("step", other, low));
        try (TestingWorkshop build = new TestingWorkshop(cache)) {
            build.finish(steps.toArray(Step[]::new));
            List<StepKey> keys =
                    build.workshop().records().stream().map(StepRecord::key).toList();
            assertThat(keys).hasSize(steps.size() + 2).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAChangedStepMakesAloneDecidesWhatIsDoneAgain() {
        assertThat(runsOfTop("1", "same")).isEqualTo(1);
        assertThat(runsOfTop("2", "same"))
                .as("early cut-off: the needed step's output did not change")
                .isZero();
        assertThat(runsOfTop("3", "other")).isEqualTo(1);
    }

    private int runsOfTop(String input, String output) {
        TestingStep low = TestingStep.of("low")
                .input(input)
                .only(work -> Files.writeString(work.output().resolve("out"), output));
        TestingStep top = TestingStep.of("top", low);
        TestingWorkshop.build(cache, top);
        assertThat(low.runs()).isEqualTo(1);
        return top.runs();
    }

    @Test
    void pinnedStepsAreDoneOnlyForAStepThatHasToRun() {
        TestingWorkshop.build(
                cache, TestingStep.of("program", TestingStep.of("compiler").asPinned()));
        TestingStep unused = TestingStep.of("compiler").asPinned();
        try (TestingWorkshop build = new TestingWorkshop(temp.resolve("cache"))) {
            build.finish(TestingStep.of("program", unused));
            assertThat(build.events()).containsExactly("Reused program");
            assertThat(build.record(unused).origin()).isEqualTo(StepRecord.Origin.NOT_NEEDED);
        }
        TestingStep changed = TestingStep.of("compiler").input("2").asPinned();
        TestingStep program = TestingStep.of("program", changed);
        TestingWorkshop.build(cache, program);
        assertThat(changed.runs()).isEqualTo(1);
        assertThat(program.runs()).isEqualTo(1);
    }

    @Test
    void digestsAreOfWhatCameOutOrOfThePin() throws IOException {
        TestingStep open = TestingStep.of("open").input("x");
        TestingStep pinned = TestingStep.of("pinned").asPinned();
        try (TestingWorkshop build = new TestingWorkshop(cache)) {
            Digest digest = build.workshop().digest(open);
            assertThat(digest).isEqualTo(TreeDigest.of(build.finish(open).getFirst()));
            assertThat(build.workshop().digest(pinned))
                    .isEqualTo(build.record(pinned).key().digest());
        }
        assertThat(pinned.runs()).isZero();
    }

    @Test
    void stepsThatDoNotDependOnEachOtherRunSideBySide() {
        CyclicBarrier together = new CyclicBarrier(3);
        Step[] steps = IntStream.range(0, 3)
                .mapToObj(i -> TestingStep.of("step-" + i).doing(work -> meet(together)))
                .toArray(Step[]::new);
        assertThat(TestingWorkshop.build(cache, steps)).hasSize(3);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the steps do not run side by side", e);
        }
    }

    @Test
    void heavyStepsRunAFewAtATime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Step[] steps = IntStream.range(0, 6)
                .mapToObj(i -> TestingStep.of("heavy-" + i).asHeavy().doing(work -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    pause();
                    running.decrementAndGet();
                }))
                .toArray(Step[]::new);
        TestingWorkshop.build(cache, steps);
        assertThat(most).hasValue(2);
    }

    private static void pause() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsLeftBesideResults() {
        TestingStep step = TestingStep.of("step").input("x").doing(work -> {
            assertThat(work.output()).isEmptyDirectory();
            Files.writeString(work.scratch().resolve("scrap"), "scrap");
        });
        int threads = Thread.activeCount();
        try (TestingWorkshop build = new TestingWorkshop(cache)) {
            Path result = build.finish(step).getFirst();
            assertThat(result).isDirectoryContaining(file -> file.endsWith("out"));
            assertThat(TestingWorkshop.entry(result).resolve("scratch")).doesNotExist();
            assertThat(TestingWorkshop.unfinished(cache))
                    .as("while the build runs")
                    .hasSize(2);
        }
        assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
        assertThat(TestingWorkshop.results(cache)).containsExactly("step");
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
    }
}
