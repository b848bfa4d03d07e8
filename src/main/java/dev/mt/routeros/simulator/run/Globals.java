package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Value;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The global variables of a router; a reboot loses them. */
public final class Globals {
    private final SortedMap<String, Variable> variables = new TreeMap<>();

    Globals() {}

    Variable variable(String name) {
        return variables.computeIfAbsent(name, _ -> Variable.unset());
    }

    /** All of them with their values, by name: {@code /system/script/environment}. */
    public SortedMap<String, Value> values() {
        SortedMap<String, Value> values = new TreeMap<>();
        variables.forEach((name, variable) -> values.put(name, variable.value));
        return Collections.unmodifiableSortedMap(values);
    }

    /** Sets one, as {@code :global name value} does. */
    public void set(String name, Value value) {
        variable(name).value = value;
    }

    /** Removes one: {@code /system/script/environment/remove}. */
    public void remove(String name) {
        Variable variable = variables.remove(name);
        if (variable != null) {
            variable.value = Nothing.NOTHING;
        }
    }

    /** Removes all, as a reboot does. */
    public void clear() {
        variables.clear();
    }
}
