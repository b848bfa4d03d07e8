package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.value.ValueError;

/** One run of a script. */
final class Run {
    final Interpreter interpreter;
    final Session session;
    final Limits limits;
    Signal signal = Signal.NONE;
    int depth;
    private long steps;

    Run(Interpreter interpreter, Session session) {
        this.interpreter = interpreter;
        this.session = session;
        this.limits = interpreter.limits();
    }

    RouterOsVersion version() {
        return interpreter.programs().version();
    }

    /** Counts a step. */
    void step() {
        if (++steps > limits.steps()) {
            throw new LimitReached(session.jobName(), limits.steps());
        }
        if (steps % limits.stepsPerPause() == 0
                && interpreter.timeline().current().isPresent()) {
            interpreter.timeline().sleep(limits.pause());
        }
    }

    /** Takes the signal back that ends a function or a script. */
    void returned() {
        if (signal == Signal.RETURN) {
            signal = Signal.NONE;
        }
    }

    /**
     * An error with its place. The language's own commands have none before 7.22: {@code … (:put; line 1)} was seen on
     * 7.23, and its lack on 7.21.
     */
    ScriptError located(ScriptError error, String command, int line) {
        return version().isAtLeast(7, 22) ? error.at(command, line) : ScriptError.complete(error.text());
    }

    /** An error of an operation, with its place. */
    ScriptError located(ValueError error, String command, int line) {
        return located(ScriptError.of(error.text()), command, line);
    }
}
