package dev.mt.routeros.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The variables that are declared in a block, and the blocks around it. */
final class Scope {
    /** What a scope is of. */
    enum Kind {
        /** A script: nothing is declared around it. */
        SCRIPT,
        /** A function: it does not see what is declared around it, but is given arguments. */
        FUNCTION,
        /** Code that is given variables that nobody declares, and may see those around it. */
        EVENT,
        /** A block: it sees what is declared around it. */
        BLOCK
    }

    private final Kind kind;
    private final @Nullable Scope outer;
    private final Map<String, Boolean> declared = new LinkedHashMap<>();

    private Scope(Kind kind, @Nullable Scope outer) {
        this.kind = kind;
        this.outer = outer;
    }

    static Scope script() {
        return new Scope(Kind.SCRIPT, null);
    }

    Scope inner(Kind inner) {
        return new Scope(inner, this);
    }

    void declare(String name, boolean global) {
        declared.put(name, global);
    }

    /** Whether a name is declared here, or around here as far as this scope sees. */
    boolean sees(String name) {
        return declared.containsKey(name)
                || seen().filter(scope -> scope.sees(name)).isPresent();
    }

    /** All names that are seen from here. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(declared.keySet());
        seen().ifPresent(scope -> names.addAll(scope.names()));
        return names;
    }

    /** The function, script or event that this is in, or is. */
    Scope whole() {
        return kind == Kind.BLOCK && outer != null ? outer.whole() : this;
    }

    Kind kind() {
        return kind;
    }

    /**
     * Whether a name is declared around the function that this is in, where the function does not see it: true if as a
     * global.
     */
    Optional<Boolean> beyond(String name) {
        Scope around = whole().outer;
        while (around != null) {
            Boolean global = around.declared.get(name);
            if (global != null) {
                return Optional.of(global);
            }
            around = around.outer;
        }
        return Optional.empty();
    }

    private Optional<Scope> seen() {
        return kind == Kind.BLOCK || kind == Kind.EVENT ? Optional.ofNullable(outer) : Optional.empty();
    }
}
