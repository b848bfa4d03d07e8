package dev.mt.cli.progress;

import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A line for each thing that happens; a running step says how far it is every few seconds. */
final class PlainView implements ProgressView {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintWriter err;
    private final Map<Step, StepState> running = new HashMap<>();
    private final Map<Step, Long> said = new HashMap<>();

    PlainView(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void on(StepEvent event) {
        switch (event) {
            case StepEvent.Reused reused -> line(reused.step().title() + ": finished before");
            case StepEvent.Waits waits ->
                line(waits.step().title() + ": waiting for process " + waits.holder() + ", which is doing the same");
            case StepEvent.Began began -> {
                running.put(began.step(), new StepState(began.step()));
                said.put(began.step(), System.nanoTime());
                line(began.step().title() + ": begins");
            }
            case StepEvent.Advanced advanced -> advance(advanced);
            case StepEvent.Done done -> {
                running.remove(done.step());
                line(done.step().title() + ": done in " + Spans.of(done.record().wall()));
            }
            case StepEvent.Failed failed -> {
                running.remove(failed.step());
                line(failed.step().title() + ": failed");
            }
        }
    }

    private void advance(StepEvent.Advanced event) {
        StepState state = running.computeIfAbsent(event.step(), StepState::new);
        state.advance(event);
        long now = System.nanoTime();
        if (now - said.getOrDefault(event.step(), 0L) > INTERVAL.toNanos()) {
            said.put(event.step(), now);
            line(state.text() + " (" + Spans.of(state.running()) + ")");
        }
    }

    @Override
    public synchronized void say(String text) {
        line(text);
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }

    @Override
    public void close() {
        err.flush();
    }
}
