package dev.mt.cli.progress;

import dev.mt.proof.CheckResult;
import dev.mt.proof.Planned;
import java.io.PrintWriter;
import java.util.List;

/** A line for each check that has ended, and what was wrong. */
final class PlainChecks implements CheckView {
    private final PrintWriter err;

    PlainChecks(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void planned(List<Planned> checks) {
        line("%d checks".formatted(checks.size()));
    }

    @Override
    public void began(Planned check) {}

    @Override
    public synchronized void ended(CheckResult result) {
        CheckLines.of(result).forEach(this::line);
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
