package dev.mt.cli.progress;

import dev.mt.recipe.step.StepEvent;

/** Shows nothing. */
final class QuietView implements ProgressView {
    @Override
    public void on(StepEvent event) {}

    @Override
    public void say(String text) {}

    @Override
    public void close() {}
}
