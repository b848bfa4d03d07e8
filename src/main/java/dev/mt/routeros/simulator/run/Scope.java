package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names that a block declares, inside those of the block around it. A function's scope has none around it. */
final class Scope {
    private static final String[] NO_NAMES = {};
    private static final Variable[] NO_VARIABLES = {};

    private final @Nullable Scope outer;
    private final @Nullable Row row;
    private String[] names = NO_NAMES;
    private Variable[] variables = NO_VARIABLES;
    private int size;

    private Scope(@Nullable Scope outer, @Nullable Row row) {
        this.outer = outer;
        this.row = row;
    }

    /** The scope of a script or a function. */
    static Scope root() {
        return new Scope(null, null);
    }

    /** The scope of a block in this one. */
    Scope inner() {
        return new Scope(this, row);
    }

    /** The scope of a condition on a row. */
    Scope of(Row other) {
        return new Scope(this, other);
    }

    /** The row that a condition is about. */
    @Nullable
    Row row() {
        return row;
    }

    /** What a name stands for here; null if it is not declared. */
    @Nullable
    Variable find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (int i = scope.size - 1; i >= 0; i--) {
                if (scope.names[i].equals(name)) {
                    return scope.variables[i];
                }
            }
        }
        return null;
    }

    /** Declares a name in this scope. */
    void declare(String name, Variable variable) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                variables[i] = variable;
                return;
            }
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size + 4);
            variables = Arrays.copyOf(variables, size + 4);
        }
        names[size] = name;
        variables[size++] = variable;
    }

    /** Declares a local with a value in this scope. */
    void declare(String name, Value value) {
        declare(name, new Variable(value));
    }
}
