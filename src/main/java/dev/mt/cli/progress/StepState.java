package dev.mt.cli.progress;

import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepEvent;
import java.time.Duration;

/** How far a running step is. */
final class StepState {
    private final Step step;
    private final long began = System.nanoTime();
    private long done;
    private long total;
    private String what = "";

    StepState(Step step) {
        this.step = step;
    }

    void advance(StepEvent.Advanced event) {
        done = event.done();
        total = event.total();
        what = event.what();
    }

    Duration running() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** {@code tailscale (arm64): 120 of 402 packages: net/http}. */
    String text() {
        StringBuilder text = new StringBuilder(step.title());
        if (total > 0) {
            text.append(": ")
                    .append(done)
                    .append(" of ")
                    .append(total)
                    .append(' ')
                    .append(what);
        } else if (done > 0) {
            text.append(": ").append(done).append(' ').append(what);
        } else if (!what.isEmpty()) {
            text.append(": ").append(what);
        }
        return text.toString();
    }

    /** How much is done, from 0 to 1; negative if that is not known. */
    double share() {
        return total > 0 ? Math.clamp((double) done / total, 0, 1) : -1;
    }
}
