package dev.mt.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.cli.Console;
import dev.mt.recipe.step.StepEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestPlainView {
    private final StringWriter printed = new StringWriter();

    private ProgressView view(ProgressMode mode, boolean terminal) {
        PrintWriter err = new PrintWriter(printed);
        return ProgressView.of(mode, new Console(err, err, terminal, 80, false));
    }

    @Test
    void saysEachThingInALine() {
        try (ProgressView view = view(ProgressMode.plain, true)) {
            view.on(new StepEvent.Reused(TestingSteps.ZIG));
            view.on(new StepEvent.Began(TestingSteps.TAILSCALE));
            view.on(new StepEvent.Advanced(TestingSteps.TAILSCALE, 1, 402, "packages: fmt"));
            view.on(TestingSteps.done(TestingSteps.TAILSCALE, Duration.ofSeconds(185)));
            view.on(new StepEvent.Waits(TestingSteps.BUSYBOX, "4711"));
            view.on(new StepEvent.Failed(TestingSteps.BUSYBOX));
            view.say("and so on");
        }
        assertThat(printed.toString().lines())
                .containsExactly(
                        "zig: finished before",
                        "tailscale (arm64): begins",
                        "tailscale (arm64): done in 3 min 05 s",
                        "busybox (armv5): waiting for process 4711, which is doing the same",
                        "busybox (armv5): failed",
                        "and so on");
        assertThat(printed.toString()).doesNotContain("\u001b");
    }

    @Test
    void isWhatIsChosenWhereThereIsNoTerminal() {
        try (ProgressView view = view(ProgressMode.auto, false)) {
            assertThat(view).isInstanceOf(PlainView.class);
        }
        try (ProgressView view = view(ProgressMode.auto, true)) {
            assertThat(view).isInstanceOf(LiveView.class);
        }
        try (ProgressView view = view(ProgressMode.tty, false)) {
            assertThat(view).isInstanceOf(LiveView.class);
        }
    }

    @Test
    void quietSaysNothing() {
        try (ProgressView view = view(ProgressMode.quiet, true)) {
            view.on(new StepEvent.Began(TestingSteps.ZIG));
            view.on(new StepEvent.Failed(TestingSteps.ZIG));
            view.say("x");
        }
        assertThat(printed.toString()).isEmpty();
    }
}
