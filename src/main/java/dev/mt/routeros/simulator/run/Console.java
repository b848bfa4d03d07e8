package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;

/** A console: lines that are run one after the other; globals that one line declares are known in the next. */
public final class Console {
    private final Interpreter interpreter;
    private final Session session;
    private final Scope scope = Scope.root();

    Console(Interpreter interpreter, Session session) {
        this.interpreter = interpreter;
        this.session = session;
    }

    /**
     * Runs a line, or several, in the present job.
     *
     * @throws ScriptError if the text is no script, or an error was not caught
     */
    public Value run(String line) {
        for (String name : interpreter.globals().values().keySet()) {
            scope.declare(name, interpreter.globals().variable(name));
        }
        return interpreter.runIn(scope, line, session);
    }
}
