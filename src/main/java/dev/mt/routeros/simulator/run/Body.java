package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;

/** Statements in their order. */
final class Body implements Step {
    private final Step[] steps;
    private final boolean declares;

    /**
     * @param declares whether a statement of it declares a name, so that it needs a scope of its own
     */
    Body(List<Step> steps, boolean declares) {
        this.steps = steps.toArray(Step[]::new);
        this.declares = declares;
    }

    /** In a scope of its own, if it needs one. */
    @Override
    public Value run(Run run, Scope scope) {
        return runIn(run, declares ? scope.inner() : scope);
    }

    /** In the given scope itself. */
    Value runIn(Run run, Scope scope) {
        Value value = Nil.NIL;
        for (Step step : steps) {
            value = step.run(run, scope);
            if (run.signal != Signal.NONE) {
                return value;
            }
        }
        return value;
    }
}
