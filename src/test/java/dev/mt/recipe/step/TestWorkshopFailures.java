package dev.mt.recipe.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mt.core.ExitCode;
import dev.mt.core.Failure;
import dev.mt.core.WholeFile;
import dev.mt.core.process.Command;
import dev.mt.core.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TestWorkshopFailures {
    private final Failure no = Failure.of("no pip", "install pip");

    @TempDir
    Path temp;

    private Path cache = Path.of("");

    @BeforeEach
    void place() {
        cache = temp.resolve("cache");
    }

    @Test
    void theFirstFailureEndsTheOthersAndFinishedStepsStay() {
        CountDownLatch begun = new CountDownLatch(1);
        TestingStep early = TestingStep.of("early");
        TestingStep slow = TestingStep.of("slow", early).doing(work -> {
            begun.countDown();
            work.run(Command.of("/bin/sleep", "600"));
        });
        TestingStep bad = TestingStep.of("bad", early).doing(work -> {
            await(begun);
            Files.writeString(work.output().resolve("half"), "half");
            throw no;
        });
        long start = System.nanoTime();
        try (TestingWorkshop build = new TestingWorkshop(cache, new ProcessRunner(), 2)) {
            assertThatThrownBy(() -> build.finish(slow, bad)).isSameAs(no);
            assertThat(build.events()).contains("Failed bad", "Done early").doesNotContain("Done slow");
        }
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(TestingWorkshop.results(cache)).containsExactly("early");
        assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
        assertThat(ProcessHandle.current()
                        .children()
                        .map(p -> p.info().command().orElse("")))
                .noneMatch(command -> command.endsWith("sleep"));

        TestingStep again = TestingStep.of("early");
        TestingWorkshop.build(cache, TestingStep.of("slow", again));
        assertThat(again.runs())
                .as("the next build goes on from what is finished")
                .isZero();
    }

    /** Whoever shares a step with the failed one is told why there is no result, not that "the build was cancelled". */
    @Test
    void theReasonIsNotHiddenBehindWhatItEnded() {
        for (int i = 0; i < 20; i++) {
            CountDownLatch begun = new CountDownLatch(1);
            TestingStep shared = TestingStep.of("shared").doing(work -> {
                begun.countDown();
                try {
                    Thread.sleep(20_000);
                } catch (InterruptedException e) {
                    throw Failure.cancelled("sharing");
                }
            });
            TestingStep bad = TestingStep.of("bad").doing(work -> {
                await(begun);
                throw no;
            });
            Step deep = TestingStep.of("deep", bad, shared);
            for (int level = 0; level < 30; level++) {
                deep = TestingStep.of(
                        "level-" + level, deep, TestingStep.of("side-" + level).asPinned());
            }
            Step top = deep;
            Step late = new Late(shared, begun);
            try (TestingWorkshop build = new TestingWorkshop(cache)) {
                assertThatThrownBy(() -> build.finish(late, top)).isSameAs(no);
            }
        }
    }

    /** Needs a step only once somebody else has begun it. */
    private record Late(Step shared, CountDownLatch begun) implements Step {
        @Override
        public String name() {
            return "late";
        }

        @Override
        public List<Step> needs() {
            await(begun);
            return List.of(shared);
        }

        @Override
        public void describe(StepKey.Builder key) {}

        @Override
        public void run(Work work) {}
    }

    @Test
    void anUnexpectedExceptionNamesTheStep() {
        TestingStep step = TestingStep.of("busybox").doing(work -> {
            throw new IOException("Connection reset");
        });
        assertThatThrownBy(() -> TestingWorkshop.build(cache, step))
                .hasMessage("the step busybox failed: Connection reset")
                .hasRootCauseMessage("Connection reset");
    }

    @Test
    void aFullDiskSaysWhere() {
        TestingStep step = TestingStep.of("busybox").doing(work -> {
            throw new IOException("No space left on device");
        });
        Failure failure = catchThrowableOfType(Failure.class, () -> TestingWorkshop.build(cache, step));
        assertThat(failure.hint())
                .hasValueSatisfying(
                        hint -> assertThat(hint).contains("free some space").contains(cache.toString()));
    }

    @Test
    void anErrorIsPassedOn() {
        TestingStep step = TestingStep.of("large").doing(work -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> TestingWorkshop.build(cache, step, TestingStep.of("other")))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
    }

    @Test
    void anInterruptedBuildIsCancelled() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        TestingStep slow = TestingStep.of("slow").doing(work -> {
            begun.countDown();
            work.run(Command.of("/bin/sleep", "600"));
        });
        Failure[] thrown = new Failure[1];
        Thread thread = Thread.ofPlatform().start(() -> {
            try (TestingWorkshop build = new TestingWorkshop(cache, new ProcessRunner(), 1)) {
                thrown[0] = catchThrowableOfType(Failure.class, () -> build.finish(slow, TestingStep.of("other")));
            }
        });
        await(begun);
        thread.interrupt();
        thread.join();
        assertThat(thrown[0].exitCode()).isEqualTo(ExitCode.CANCELLED);
        assertThat(TestingWorkshop.unfinished(cache)).isEmpty();
    }

    @Test
    void aDamagedResultIsMadeAgain() throws IOException {
        Path result =
                TestingWorkshop.build(cache, TestingStep.of("step").input("x")).getFirst();
        Path folder = TestingWorkshop.entry(result);
        for (String damage : List.of("", "sha256:zz", "\u0000\u0000")) {
            Files.writeString(folder.resolve(StoredResult.FILE), damage);
            assertMadeAgain();
        }
        WholeFile.deleteTree(result);
        assertMadeAgain();
        WholeFile.deleteTree(folder);
        Files.createDirectories(folder);
        assertMadeAgain();
    }

    private void assertMadeAgain() {
        TestingStep again = TestingStep.of("step").input("x");
        assertThat(TestingWorkshop.build(cache, again).getFirst().resolve("out"))
                .hasContent("x");
        assertThat(again.runs()).isEqualTo(1);
    }

    /** Another process may have finished a step while this one was busy with what the step needs. */
    @Test
    void aResultThatAnotherBuildMadeMeanwhileIsTaken() throws IOException {
        Path other = temp.resolve("other");
        Path made = TestingWorkshop.entry(
                TestingWorkshop.build(other, step(TestingStep.of("low").asPinned()))
                        .getFirst());
        TestingStep step = step(TestingStep.of("low").asPinned().doing(work -> copy(made, cache.resolve("steps"))));
        Path result = TestingWorkshop.build(cache, step).getFirst();
        assertThat(result.resolve("out")).hasContent("x");
        assertThat(step.runs()).isZero();
    }

    private static TestingStep step(Step low) {
        return TestingStep.of("step", low).input("x");
    }

    private static void copy(Path from, Path into) throws IOException {
        Path parent = TestingWorkshop.entry(from);
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, into.resolve(parent.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing began");
            }
        } catch (InterruptedException e) {
            throw Failure.cancelled("waiting");
        }
    }
}
