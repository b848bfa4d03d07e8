package dev.mt.proof.check;

import dev.mt.proof.machine.Patience;
import dev.mt.proof.world.Container;
import java.time.Duration;

/** What ends up in the router's log. */
final class Logs implements Check {
    /** Of a start with login, until the node is connected and has settled. */
    private static final int START_LINES = 200;

    private static final int IDLE_LINES_PER_MINUTE = 20;
    private static final int IDLE_SECONDS = 30;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String claim() {
        return "no detailed lines in the log; at most %d lines for a start and %d per idle minute"
                .formatted(START_LINES, IDLE_LINES_PER_MINUTE);
    }

    @Override
    public String reason() {
        return "RouterOS keeps 1000 lines of log for everything, and may write them to flash; a flood hides the rest";
    }

    @Override
    public void run(Scene scene, Findings findings) {
        scene.stop();
        Container node = scene.node();
        Patience.pause(SETTLING);
        String log = node.log();
        long start = log.lines().count();
        findings.expect("at most %d lines for a start".formatted(START_LINES), start <= START_LINES, start + " lines");
        findings.expect("at least one", start > 0, start + " lines");
        Patience.pause(Duration.ofSeconds(IDLE_SECONDS));
        String later = node.log();
        long idle = (later.lines().count() - start) * 60 / IDLE_SECONDS;
        findings.expect(
                "at most %d lines per idle minute".formatted(IDLE_LINES_PER_MINUTE),
                idle <= IDLE_LINES_PER_MINUTE,
                "%d lines per minute, such as: %s".formatted(idle, later.substring(log.length())));
        String marked = later.lines()
                .filter(line -> line.contains("[v1]") || line.contains("[v2]"))
                .findFirst()
                .orElse("none");
        findings.equal("detailed lines", "none", marked);
        findings.figure("%d lines for a start, %d per idle minute".formatted(start, idle));
        verbose(scene, findings, start);
    }

    private static void verbose(Scene scene, Findings findings, long usual) {
        Container node = scene.start(scene.settings().with("TS_LOG_VERBOSITY", "2"));
        scene.awaitDaemon(node);
        scene.awaitRunning(node);
        findings.eventually(
                "TS_LOG_VERBOSITY=2 shows more than the usual %d lines".formatted(usual),
                () -> node.log().lines().count() > usual * 5 / 4,
                () -> node.log().lines().count() + " lines");
        scene.stop();
    }
}
