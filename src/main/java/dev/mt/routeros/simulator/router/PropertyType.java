package dev.mt.routeros.simulator.router;

import dev.mt.routeros.simulator.value.Value;

/** What a property takes. */
@FunctionalInterface
interface PropertyType {
    /**
     * The value that is kept, for one that was given.
     *
     * @param property its name, for errors
     * @throws dev.mt.routeros.simulator.run.ScriptError if it is none that the property takes
     */
    Value read(Value given, String property);
}
