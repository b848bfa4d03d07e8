package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Code;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;
import java.util.Map;

/**
 * Code as a value.
 *
 * @param kind where it came from
 * @param body what it does
 * @param source its text, for people
 */
record Function(Kind kind, Step body, String source) implements Code {
    /** Where code comes from, which decides its type and how it prints. */
    enum Kind {
        /** {@code do={…}}: a function. */
        FUNCTION,
        /** {@code [:parse "…"]}. */
        PARSED,
        /** {@code (>[…])}. */
        QUOTED
    }

    /** Runs it in a scope of its own: arguments from {@code $1}, and what it is called by as {@code $0}. */
    Value call(Run run, String callee, List<Value> unnamed, Map<String, Value> named) {
        Scope scope = Scope.root();
        if (!callee.isEmpty()) {
            scope.declare("0", Str.of(callee));
        }
        for (int i = 0; i < unnamed.size(); i++) {
            scope.declare(Integer.toString(i + 1).intern(), unnamed.get(i));
        }
        named.forEach(scope::declare);
        return callIn(run, scope);
    }

    /** Runs it in a scope that holds its arguments. */
    Value callIn(Run run, Scope scope) {
        if (++run.depth > run.limits.depth()) {
            run.depth--;
            throw ScriptError.of("maximum recursion depth reached");
        }
        try {
            Value value = body instanceof Body block ? block.runIn(run, scope) : body.run(run, scope);
            boolean returned = run.signal == Signal.RETURN;
            run.signal = Signal.NONE;
            return returned || kind != Kind.FUNCTION ? value : Nil.NIL;
        } finally {
            run.depth--;
        }
    }

    /** A function looks like an array of nothing and its code: seen on devices. */
    Value element(Value key) {
        boolean isCode = kind == Kind.FUNCTION && key instanceof Num number && number.number() == 1;
        return isCode ? new Function(Kind.PARSED, body, source) : Nothing.NOTHING;
    }

    @Override
    public String typeName() {
        return switch (kind) {
            case FUNCTION -> "array";
            case PARSED -> "code";
            case QUOTED -> "op";
        };
    }

    @Override
    public String print() {
        return switch (kind) {
            case FUNCTION -> ";(evl " + source + ")";
            case PARSED, QUOTED -> "(evl " + source + ")";
        };
    }
}
