package dev.mt.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.cli.Console;
import dev.mt.recipe.step.StepEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLiveView {
    private final StringWriter printed = new StringWriter();

    private LiveView view(int width, boolean colour) {
        PrintWriter err = new PrintWriter(printed);
        return new LiveView(new Console(err, err, true, width, colour));
    }

    private List<String> screen(int width) {
        return TestingScreen.show(printed.toString(), width);
    }

    @Test
    void showsEachRunningStepInALineAndKeepsFinishedOnes() {
        try (LiveView view = view(80, false)) {
            view.on(new StepEvent.Began(TestingSteps.TAILSCALE));
            view.on(new StepEvent.Began(TestingSteps.BUSYBOX));
            view.on(new StepEvent.Advanced(TestingSteps.TAILSCALE, 50, 100, "packages: net/http"));
            view.say("waiting for nothing");
            assertThat(screen(80))
                    .satisfiesExactly(
                            said -> assertThat(said).isEqualTo("waiting for nothing"),
                            half -> assertThat(half)
                                    .matches(
                                            "█{10}░{10} tailscale \\(arm64\\): 50 of 100 packages: net/http  0\\.\\d s"),
                            open -> assertThat(open).matches("\\s+· busybox \\(armv5\\)  0\\.\\d s"));
            view.on(TestingSteps.done(TestingSteps.BUSYBOX, Duration.ofMillis(12_340)));
            assertThat(screen(80)).hasSize(3).element(1).isEqualTo("✓ busybox (armv5)  12.3 s");
            view.on(new StepEvent.Failed(TestingSteps.TAILSCALE));
        }
        assertThat(screen(80))
                .containsExactly("waiting for nothing", "✓ busybox (armv5)  12.3 s", "✗ tailscale (arm64)");
    }

    @Test
    void erasesWhatItDrewAndCountsWhatWasFinishedBefore() {
        try (LiveView view = view(80, false)) {
            view.on(new StepEvent.Reused(TestingSteps.ZIG));
            view.on(new StepEvent.Reused(TestingSteps.BUSYBOX));
            view.on(new StepEvent.Began(TestingSteps.TAILSCALE));
            view.say("x");
        }
        assertThat(screen(80)).containsExactly("x", "2 steps were finished before");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 40, 44, 60, 80, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        String packages = "packages: github.com/tailscale/a/very/long/path/of/a/package/that/goes/on/and/on";
        try (LiveView view = view(width, true)) {
            view.on(new StepEvent.Began(TestingSteps.TAILSCALE));
            view.on(new StepEvent.Advanced(TestingSteps.TAILSCALE, 7, 402, packages));
            for (int i = 0; i < 5; i++) {
                view.say("-");
            }
        }
        assertThat(printed.toString().replaceAll("\u001b\\[[0-9]*[A-Zm]", "").lines())
                .allMatch(line -> line.length() < width + 1);
        assertThat(screen(width))
                .as("nothing is left of lines that were too long")
                .containsOnly("-");
    }

    @Test
    void coloursAreUsedOnlyWhereTheyAreWanted() {
        try (LiveView view = view(80, false)) {
            view.on(new StepEvent.Began(TestingSteps.ZIG));
            view.on(TestingSteps.done(TestingSteps.ZIG, Duration.ofSeconds(1)));
        }
        assertThat(printed.toString()).doesNotContainPattern("\u001b\\[[0-9]+m");
        try (LiveView view = view(80, true)) {
            view.on(TestingSteps.done(TestingSteps.ZIG, Duration.ofSeconds(1)));
        }
        assertThat(printed.toString()).contains("\u001b[32m✓\u001b[0m");
    }

    @Test
    void saysWhoIsWaitedFor() {
        try (LiveView view = view(80, false)) {
            view.on(new StepEvent.Waits(TestingSteps.ZIG, "4711"));
        }
        assertThat(screen(80)).containsExactly("zig: waiting for process 4711, which is doing the same");
    }

    /** The clock may be about to draw when the view is closed. */
    @Test
    void drawsNothingAfterItsEnd() throws InterruptedException {
        LiveView view = view(80, false);
        view.on(new StepEvent.Began(TestingSteps.ZIG));
        synchronized (view) {
            Thread.sleep(300); // so that the clock waits for the view
            view.close();
        }
        Thread.sleep(200);
        assertThat(screen(80)).isEmpty();
    }
}
