package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Arithmetic;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** {@code :local}, {@code :global}, {@code :set}. */
final class Variables {
    private Variables() {}

    static void addTo(Language.Adder table) {
        table.add("local name value *do", Variables::local);
        table.add("global name value *do", Variables::global);
        table.add("set name value *do", Variables::set);
    }

    private static Step value(Arguments arguments) {
        return arguments.value(arguments.has("do") ? "do" : "value");
    }

    private static boolean hasValue(Arguments arguments) {
        return arguments.has("do") || arguments.has("value");
    }

    private static Step local(Arguments arguments) {
        List<String> names = arguments.names("name");
        if (names.isEmpty()) {
            return missingName();
        }
        String name = names.getFirst();
        Step value = value(arguments);
        return (run, scope) -> {
            scope.declare(name, new Variable(value.run(run, scope)));
            return Nil.NIL;
        };
    }

    private static Step global(Arguments arguments) {
        List<String> names = arguments.names("name");
        if (names.isEmpty()) {
            return missingName();
        }
        String name = names.getFirst();
        boolean sets = hasValue(arguments);
        Step value = value(arguments);
        return (run, scope) -> {
            Variable variable = run.interpreter.globals().variable(name);
            if (sets) {
                variable.value = value.run(run, scope);
            }
            scope.declare(name, variable);
            return Nil.NIL;
        };
    }

    private static Step missingName() {
        return (run, scope) -> {
            throw ScriptError.missingValues("name");
        };
    }

    private static Step set(Arguments arguments) {
        List<Step> keys = new ArrayList<>();
        if (!arguments.has("name")) {
            return missingName();
        }
        Expression target = arguments.expression("name").orElseThrow();
        while (target instanceof Expression.Binary binary && binary.operator() == BinaryOperator.ARROW) {
            keys.addFirst(key(arguments, binary.right()));
            target = binary.left();
        }
        List<String> names = Arguments.namesOf(target);
        if (names.isEmpty()) {
            return missingName();
        }
        String name = names.getFirst();
        Step value = value(arguments);
        String undeclared = "syntax error (line %d column %d)"
                .formatted(target.position().line(), target.position().column());
        return (run, scope) -> {
            Value wanted = value.run(run, scope);
            Variable variable = scope.find(name);
            if (variable == null) {
                throw ScriptError.complete(undeclared);
            }
            variable.value = keys.isEmpty() ? wanted : changed(run, scope, variable.value, keys, wanted);
            return Nil.NIL;
        };
    }

    private static Step key(Arguments arguments, Expression key) {
        Step step = arguments.step(key);
        return key instanceof Expression.Literal literal && Conversions.toNumber(Str.of(literal.text())) instanceof Nil
                ? (run, scope) -> Str.of(literal.text())
                : step;
    }

    /** An array in which the element that keys lead to has another value. */
    private static Value changed(Run run, Scope scope, Value container, List<Step> keys, Value wanted) {
        Array array =
                switch (container) {
                    case Array known -> known;
                    case Value other when other.isEmpty() -> Array.EMPTY;
                    default -> throw new ValueError("cannot set element of " + container.typeName());
                };
        Value key = keys.getFirst().run(run, scope);
        Value inner = keys.size() == 1
                ? wanted
                : changed(run, scope, Arithmetic.element(array, key), keys.subList(1, keys.size()), wanted);
        if (key instanceof Num number) {
            long index = number.number();
            if (index >= array.items().size() && index < array.size()) {
                String name = List.copyOf(array.keyed().keySet())
                        .get((int) index - array.items().size());
                return array.with(name, inner);
            }
            if (index < 0 || index > 1_000_000) {
                throw new ValueError("invalid array index");
            }
            return array.with((int) index, inner);
        }
        return array.with(Conversions.text(key), inner == Nil.NIL ? Nothing.NOTHING : inner);
    }
}
