package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;
import java.util.List;

/**
 * A console: lines that are run one after the other. Globals that one line declares are known in the next, locals are
 * not; a line that is a menu alone is where the next begins.
 */
public final class Console {
    private final Interpreter interpreter;
    private final Session session;
    private List<String> menu = List.of();

    Console(Interpreter interpreter, Session session) {
        this.interpreter = interpreter;
        this.session = session;
    }

    /** The menu that it is in: full names from the root. */
    public List<String> menu() {
        return menu;
    }

    /**
     * Runs a line, or several, in the present job.
     *
     * @throws ScriptError if the text is no script, or an error was not caught
     */
    public Value run(String line) {
        Scope scope = Scope.root();
        for (String name : interpreter.globals().values().keySet()) {
            scope.declare(name, interpreter.globals().variable(name));
        }
        Program program = interpreter.programs().of(line, menu);
        Value value = interpreter.runIn(scope, program, session);
        menu = program.menu();
        return value;
    }
}
