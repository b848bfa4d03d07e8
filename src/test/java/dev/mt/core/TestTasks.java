package dev.mt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mt.core.Tasks.Task;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestTasks {
    @Test
    void aTaskBeginsWhenThoseThatItNeedsAreDone() {
        CountDownLatch both = new CountDownLatch(2);
        try (Tasks tasks = new Tasks(2)) {
            Task<Integer> one = tasks.begin(() -> meet(both, 1));
            Task<Integer> two = tasks.begin(() -> meet(both, 2));
            Task<Integer> sum = tasks.after(List.of(one, two), () -> one.value() + two.value());
            assertThat(tasks.result(sum)).isEqualTo(3);
        }
    }

    /** Both have to run at the same time. */
    private static int meet(CountDownLatch both, int value) {
        both.countDown();
        await(both);
        return value;
    }

    @Test
    void aFailureIsSeenAtOnceAndStopsTheRest() {
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean begun = new AtomicBoolean();
        CountDownLatch waits = new CountDownLatch(1);
        try (Tasks tasks = new Tasks(2)) {
            Task<Boolean> stuck = stuck(tasks, waits, interrupted);
            Task<Boolean> fails = tasks.doAfter(List.of(), () -> {
                await(waits);
                throw Failure.of("no", "");
            });
            tasks.doAfter(List.of(fails), () -> begun.set(true));
            Task<Boolean> later = tasks.doAfter(List.of(stuck), () -> begun.set(true));
            assertThatThrownBy(() -> tasks.result(later))
                    .isInstanceOf(Failure.class)
                    .hasMessage("no");
            assertThatThrownBy(() -> tasks.await(List.of(stuck)))
                    .isInstanceOf(Failure.class)
                    .hasMessage("no");
        }
        assertThat(interrupted).isTrue();
        assertThat(begun).isFalse();
    }

    @Test
    void anInterruptedWaitStopsThem() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch runs = new CountDownLatch(1);
        try (Tasks tasks = new Tasks(1)) {
            Task<Boolean> stuck = stuck(tasks, runs, interrupted);
            await(runs);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> tasks.result(stuck))
                    .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.exitCode())
                            .isEqualTo(ExitCode.CANCELLED));
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).isTrue();
    }

    /** Waits for what never comes, and tells when it began and whether it was interrupted. */
    private static Task<Boolean> stuck(Tasks tasks, CountDownLatch begun, AtomicBoolean interrupted) {
        return tasks.doAfter(List.of(), () -> {
            begun.countDown();
            interrupted.set(!await(new CountDownLatch(1)));
        });
    }

    /** False if interrupted. */
    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
