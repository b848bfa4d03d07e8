package dev.mt.cli.progress;

import dev.mt.cli.Console;
import dev.mt.recipe.step.Step;
import dev.mt.recipe.step.StepEvent;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A line with a bar for each running step, changed in place; finished steps move up and stay. */
final class LiveView implements ProgressView {
    private static final int BAR = 20;
    private static final long REDRAW_MILLIS = 125;
    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintWriter err;
    private final int width;
    private final boolean colour;
    private final Map<Step, StepState> running = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int drawn;
    private int reused;

    LiveView(Console console) {
        this.err = console.err();
        this.width = console.width();
        this.colour = console.colour();
        var _ = clock.scheduleAtFixedRate(this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void on(StepEvent event) {
        switch (event) {
            case StepEvent.Reused ignored -> reused++;
            case StepEvent.Waits waits ->
                say(waits.step().title() + ": waiting for process " + waits.holder() + ", which is doing the same");
            case StepEvent.Began began -> running.put(began.step(), new StepState(began.step()));
            case StepEvent.Advanced advanced ->
                running.computeIfAbsent(advanced.step(), StepState::new).advance(advanced);
            case StepEvent.Done done -> {
                running.remove(done.step());
                say(mark("✓", "32") + " " + done.step().title() + "  "
                        + faint(Spans.of(done.record().wall())));
            }
            case StepEvent.Failed failed -> {
                running.remove(failed.step());
                say(mark("✗", "31") + " " + failed.step().title());
            }
        }
    }

    @Override
    public synchronized void say(String text) {
        erase();
        err.println(text);
        draw();
    }

    private synchronized void redraw() {
        erase();
        draw();
    }

    private void erase() {
        for (int i = 0; i < drawn; i++) {
            err.print("\u001b[1A" + CLEAR_LINE);
        }
        drawn = 0;
    }

    private void draw() {
        for (StepState state : running.values()) {
            String time = Spans.of(state.running());
            int bar = Math.min(BAR, width / 4);
            int room = Math.max(1, width - bar - time.length() - 3);
            String text = state.text();
            String shown = text.length() > room ? text.substring(0, room - 1) + "…" : text;
            err.println(bar(state.share(), bar) + " " + shown + "  " + faint(time));
            drawn++;
        }
        err.flush();
    }

    private static String bar(double share, int length) {
        if (share < 0) {
            return " ".repeat(length - 1) + "·";
        }
        int full = (int) Math.round(share * length);
        return "█".repeat(full) + "░".repeat(length - full);
    }

    private String mark(String sign, String code) {
        return colour ? "\u001b[" + code + "m" + sign + "\u001b[0m" : sign;
    }

    private String faint(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        erase();
        running.clear(); // the clock may be waiting to draw once more
        if (reused > 0) {
            err.println(reused + (reused == 1 ? " step was" : " steps were") + " finished before");
        }
        err.flush();
    }
}
