package dev.mt.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.cli.Console;
import dev.mt.core.Platform;
import dev.mt.proof.CheckResult;
import dev.mt.proof.CheckResult.Outcome;
import dev.mt.proof.Planned;
import dev.mt.proof.check.Checks;
import dev.mt.proof.check.Finding;
import dev.mt.proof.world.Kernel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of checks while they run. */
class TestCheckView {
    private static final int WIDTH = 100;
    private static final Planned STARTS = planned("starts");
    private static final Planned PINGS = planned("pings");
    private static final Planned MEMORY = planned("memory");

    private final StringWriter printed = new StringWriter();

    private static Planned planned(String name) {
        return new Planned(
                Platform.ARM64, Kernel.ROUTEROS, Checks.named(List.of(name)).getFirst());
    }

    private static CheckResult result(Planned planned, Outcome outcome) {
        return new CheckResult(
                planned,
                outcome,
                outcome == Outcome.SKIPPED ? "it is emulated" : "",
                outcome == Outcome.FAILED ? List.of(new Finding("a pong", "nothing", false)) : List.of(),
                List.of(),
                Duration.ofMillis(2300),
                Map.of());
    }

    private CheckView view(ProgressMode mode) {
        PrintWriter err = new PrintWriter(printed);
        return CheckView.of(mode, new Console(err, err, true, WIDTH, true));
    }

    private List<String> screen() {
        return TestingScreen.show(printed.toString(), WIDTH);
    }

    @Test
    void aTerminalShowsWhatWaitsWhatRunsAndWhatCameOfTheRest() {
        try (CheckView view = view(ProgressMode.tty)) {
            view.planned(List.of(STARTS, PINGS, MEMORY));
            assertThat(screen()).containsExactly("3 of 3 checks are waiting");
            view.began(STARTS);
            view.began(PINGS);
            assertThat(screen()).hasSize(3).last().isEqualTo("1 of 3 checks are waiting");
            assertThat(screen().getFirst()).contains("arm64", "routeros", "starts", "running");
            view.ended(result(STARTS, Outcome.OK));
            view.ended(result(PINGS, Outcome.FAILED));
            view.ended(result(MEMORY, Outcome.SKIPPED));
        }
        assertThat(screen()).noneMatch(line -> line.contains("waiting") || line.contains("running"));
        assertThat(String.join("\n", screen()))
                .containsPattern("starts +ok +2\\.3 s")
                .containsPattern("pings +FAILED")
                .contains("expected: a pong; seen: nothing")
                .containsPattern("memory +skipped")
                .contains("it is emulated");
    }

    @Test
    void elsewhereEachResultIsALine() {
        try (CheckView view = view(ProgressMode.plain)) {
            view.planned(List.of(STARTS, PINGS));
            view.began(STARTS);
            view.ended(result(STARTS, Outcome.OK));
            view.say("something else");
        }
        assertThat(printed.toString()).doesNotContain("\u001b");
        assertThat(printed.toString().lines()).hasSize(3).first().isEqualTo("2 checks");
    }

    @Test
    void quietSaysNothing() {
        try (CheckView view = view(ProgressMode.quiet)) {
            view.planned(List.of(STARTS));
            view.ended(result(STARTS, Outcome.FAILED));
            view.say("something");
        }
        assertThat(printed.toString()).isEmpty();
    }
}
