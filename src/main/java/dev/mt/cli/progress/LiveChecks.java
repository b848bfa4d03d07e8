package dev.mt.cli.progress;

import dev.mt.cli.Console;
import dev.mt.proof.CheckResult;
import dev.mt.proof.Planned;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Checks that have ended move up and stay; below them are those that run, changed in place, and how many wait. */
final class LiveChecks implements CheckView {
    private static final long REDRAW_MILLIS = 250;
    private static final String CLEAR_LINE = "\u001b[2K";

    private final PrintWriter err;
    private final int width;
    private final boolean colour;
    private final List<Planned> waiting = new ArrayList<>();
    private final Map<Planned, Long> running = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private int drawn;
    private int all;

    LiveChecks(Console console) {
        this.err = console.err();
        this.width = console.width();
        this.colour = console.colour();
        var _ = clock.scheduleAtFixedRate(this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void planned(List<Planned> checks) {
        waiting.addAll(checks);
        all = checks.size();
        redraw();
    }

    @Override
    public synchronized void began(Planned check) {
        waiting.remove(check);
        running.put(check, System.nanoTime());
        redraw();
    }

    @Override
    public synchronized void ended(CheckResult result) {
        waiting.remove(result.planned());
        running.remove(result.planned());
        erase();
        List<String> lines = CheckLines.of(result);
        String code =
                switch (result.outcome()) {
                    case OK -> "32";
                    case FAILED -> "31";
                    case SKIPPED -> "33";
                };
        err.println(coloured(lines.getFirst(), code));
        lines.stream().skip(1).forEach(err::println);
        draw();
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
        running.forEach((check, begin) -> {
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            line(CheckLines.row(check, "running", Spans.of(time)));
        });
        if (!waiting.isEmpty()) {
            line("%d of %d checks are waiting".formatted(waiting.size(), all));
        }
        err.flush();
    }

    private void line(String text) {
        err.println(text.length() > width - 1 ? text.substring(0, width - 2) + "…" : text);
        drawn++;
    }

    private String coloured(String text, String code) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        erase();
        running.clear();
        waiting.clear();
        err.flush();
    }
}
