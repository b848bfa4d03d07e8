package dev.mt.cli.progress;

import dev.mt.core.Digest;
import dev.mt.core.Platform;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepEvent;
import dev.mt.recipe.step.StepKey;
import dev.mt.recipe.step.StepRecord;
import dev.mt.recipe.step.TestingStep;
import java.time.Duration;

/** Steps, and what becomes of them. */
final class TestingSteps {
    static final Step TAILSCALE = TestingStep.of("tailscale").on(Platform.ARM64);
    static final Step BUSYBOX = TestingStep.of("busybox").on(Platform.ARMV5);
    static final Step ZIG = TestingStep.of("zig");

    private TestingSteps() {}

    static StepEvent.Done done(Step step, Duration wall) {
        return new StepEvent.Done(step, record(step, StepRecord.Origin.MADE, wall, Duration.ZERO, Duration.ZERO));
    }

    static StepRecord record(
            Step step, StepRecord.Origin origin, Duration wall, Duration programs, Duration transfers) {
        return new StepRecord(
                step.name(),
                step.platform(),
                new StepKey(Digest.of("key")),
                Digest.of("output"),
                origin,
                wall,
                programs,
                transfers);
    }
}
