package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import dev.mt.routeros.syntax.Problem;
import java.util.Objects;
import java.util.Optional;

/** Runs scripts on one router. */
public final class Interpreter {
    private final Programs programs;
    private final MenuCommands menus;
    private final Surroundings surroundings;
    private final Timeline timeline;
    private final Limits limits;
    private final Globals globals = new Globals();

    public Interpreter(Programs programs, MenuCommands menus, Surroundings surroundings, Timeline timeline) {
        this(programs, menus, surroundings, timeline, Limits.USUAL);
    }

    public Interpreter(
            Programs programs, MenuCommands menus, Surroundings surroundings, Timeline timeline, Limits limits) {
        this.programs = Objects.requireNonNull(programs, "programs is null");
        this.menus = Objects.requireNonNull(menus, "menus is null");
        this.surroundings = Objects.requireNonNull(surroundings, "surroundings is null");
        this.timeline = Objects.requireNonNull(timeline, "timeline is null");
        this.limits = Objects.requireNonNull(limits, "limits is null");
    }

    /**
     * Runs a script in the present job.
     *
     * @return what it returned, or the value of its last command
     * @throws ScriptError if the text is no script, or an error was not caught
     * @throws LimitReached if it does not come to an end
     */
    public Value run(String source, Session session) {
        return runIn(Scope.root(), source, session);
    }

    /** What is wrong with the text of a script on this version, if anything; such a script does nothing at all. */
    public Optional<Problem> problem(String source) {
        return programs.of(source).problem();
    }

    /** A console whose variables live from line to line. */
    public Console console(Session session) {
        return new Console(this, session);
    }

    Value runIn(Scope scope, String source, Session session) {
        return runIn(scope, programs.of(source), session);
    }

    Value runIn(Scope scope, Program program, Session session) {
        if (program.problem().isPresent()) {
            throw ScriptError.complete(program.problem().get().text());
        }
        try {
            return program.body().runIn(new Run(this, session), scope);
        } catch (Ended e) {
            return Nil.NIL;
        } catch (ValueError e) {
            throw ScriptError.complete(e.text());
        }
    }

    /** The global variables. */
    public Globals globals() {
        return globals;
    }

    /** The scripts' version and cache. */
    public Programs programs() {
        return programs;
    }

    /** The time in which jobs run. */
    public Timeline timeline() {
        return timeline;
    }

    Limits limits() {
        return limits;
    }

    MenuCommands menus() {
        return menus;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
