package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Size;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;

/**
 * A command of the language: counted, and its errors with their place.
 *
 * @param command as errors name it: {@code :put}
 */
record Located(Step step, String command, int line) implements Step {
    @Override
    public Value run(Run run, Scope scope) {
        run.step();
        try {
            return Size.checked(step.run(run, scope));
        } catch (ValueError e) {
            throw run.located(e, command, line);
        } catch (ScriptError e) {
            throw run.located(e, command, line);
        }
    }
}
