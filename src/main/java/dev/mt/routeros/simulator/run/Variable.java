package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Value;

/** What a name stands for: a local of one scope, or a global of all. */
final class Variable {
    Value value;

    Variable(Value value) {
        this.value = value;
    }

    static Variable unset() {
        return new Variable(Nothing.NOTHING);
    }
}
