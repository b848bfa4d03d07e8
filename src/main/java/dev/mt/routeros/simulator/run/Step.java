package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;

/** A piece of a compiled script: an expression, a command, a block. */
@FunctionalInterface
interface Step {
    /** Carries it out; what it leaves in {@link Run#signal} says whether what follows is still to be done. */
    Value run(Run run, Scope scope);
}
