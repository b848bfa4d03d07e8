package dev.mt.cli.progress;

import dev.mt.proof.CheckResult;
import dev.mt.proof.Planned;
import java.util.List;

/** Shows nothing. */
final class QuietChecks implements CheckView {
    @Override
    public void planned(List<Planned> checks) {}

    @Override
    public void began(Planned check) {}

    @Override
    public void ended(CheckResult result) {}

    @Override
    public void say(String text) {}

    @Override
    public void close() {}
}
