package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import java.util.List;
import java.util.Map;

/** {@code :if}, {@code :while}, {@code :do}, {@code :for}, {@code :foreach}, and what leaves them. */
final class Loops {
    private Loops() {}

    static void addTo(Language.Adder table) {
        table.add("if condition do else", Loops::choice);
        table.add("while condition do", Loops::whileLoop);
        table.add("do command *while *if *on-error", Loops::doLoop);
        table.add("for counter from to step do *on-error@7.19", Loops::forLoop);
        table.add("foreach counter in do *on-error@7.19", Loops::forEach);
        table.add("return value", Loops::returnValue);
        table.add("break@7.22", arguments -> leave(Signal.BREAK));
        table.add("continue@7.22", arguments -> leave(Signal.CONTINUE));
        table.add("exit@7.22", arguments -> (run, scope) -> {
            throw new Ended();
        });
    }

    private static Step leave(Signal signal) {
        return (run, scope) -> {
            run.signal = signal;
            return Nil.NIL;
        };
    }

    private static Step returnValue(Arguments arguments) {
        Step value = arguments.has("value") ? arguments.value("value") : (run, scope) -> Nil.NIL;
        return (run, scope) -> {
            Value result = value.run(run, scope);
            run.signal = Signal.RETURN;
            return result;
        };
    }

    private static Step choice(Arguments arguments) {
        Step condition = arguments.value("condition");
        Step then = arguments.code("do");
        Step otherwise = arguments.code("else");
        return (run, scope) ->
                Compiler.isTrue(condition.run(run, scope)) ? then.run(run, scope) : otherwise.run(run, scope);
    }

    private static Step whileLoop(Arguments arguments) {
        Step condition = arguments.value("condition");
        Step body = arguments.code("do");
        return (run, scope) -> {
            while (Compiler.isTrue(condition.run(run, scope))) {
                run.step();
                Value value = body.run(run, scope);
                if (ends(run)) {
                    return value;
                }
            }
            return Nil.NIL;
        };
    }

    private static Step doLoop(Arguments arguments) {
        Step body = arguments.code("command");
        boolean loops = arguments.has("while");
        boolean asks = arguments.has("if");
        boolean catches = arguments.has("on-error");
        Step condition = arguments.value("while");
        Step before = arguments.value("if");
        Step onError = arguments.code("on-error");
        Step work = (run, scope) -> {
            if (asks && !Compiler.isTrue(before.run(run, scope))) {
                return Nil.NIL;
            }
            if (!loops) {
                return body.run(run, scope);
            }
            do {
                run.step();
                Value value = body.run(run, scope);
                if (ends(run)) {
                    return value;
                }
            } while (Compiler.isTrue(condition.run(run, scope)));
            return Nil.NIL;
        };
        return catches ? catching(work, onError) : work;
    }

    private static Step catching(Step work, Step onError) {
        return (run, scope) -> {
            try {
                return work.run(run, scope);
            } catch (ScriptError | ValueError e) {
                return onError.run(run, scope);
            }
        };
    }

    private static Step forLoop(Arguments arguments) {
        List<String> names = arguments.names("counter");
        if (names.isEmpty()) {
            return missing("counter");
        }
        String counter = names.getFirst();
        Step from = arguments.value("from");
        Step to = arguments.value("to");
        Step step = arguments.value("step");
        Step body = arguments.code("do");
        Step loop = (run, scope) -> {
            long start = number(from.run(run, scope), "from");
            long end = number(to.run(run, scope), "to");
            Value given = step.run(run, scope);
            long stride = given.isEmpty() ? (start <= end ? 1 : -1) : number(given, "step");
            if (stride == 0) {
                throw ScriptError.invalidValue("step");
            }
            for (long i = start; stride > 0 ? i <= end : i >= end; i += stride) {
                run.step();
                Scope round = scope.inner();
                round.declare(counter, new Variable(Num.of(i)));
                Value value = body.run(run, round);
                if (ends(run)) {
                    return value;
                }
            }
            return Nil.NIL;
        };
        return arguments.has("on-error") ? catching(loop, arguments.code("on-error")) : loop;
    }

    private static Step forEach(Arguments arguments) {
        List<String> names = arguments.names("counter");
        if (names.isEmpty()) {
            return missing("counter");
        }
        Step in = arguments.value("in");
        Step body = arguments.code("do");
        Step loop = (run, scope) -> {
            Array array = Conversions.toArray(in.run(run, scope), ",");
            int position = 0;
            for (Value item : array.items()) {
                Value value = round(run, scope, names, body, Num.of(position++), item);
                if (ends(run)) {
                    return value;
                }
            }
            for (Map.Entry<String, Value> each : array.keyed().entrySet()) {
                Value value = round(run, scope, names, body, Str.of(each.getKey()), each.getValue());
                if (ends(run)) {
                    return value;
                }
            }
            return Nil.NIL;
        };
        return arguments.has("on-error") ? catching(loop, arguments.code("on-error")) : loop;
    }

    private static Value round(Run run, Scope scope, List<String> names, Step body, Value key, Value item) {
        run.step();
        Scope round = scope.inner();
        if (names.size() > 1) {
            round.declare(names.get(0), new Variable(key));
            round.declare(names.get(1), new Variable(item));
        } else {
            round.declare(names.getFirst(), new Variable(item));
        }
        return body.run(run, round);
    }

    private static Step missing(String parameter) {
        return (run, scope) -> {
            throw ScriptError.missingValues(parameter);
        };
    }

    private static long number(Value value, String parameter) {
        if (Conversions.toNumber(value) instanceof Num number) {
            return number.number();
        }
        throw ScriptError.invalidValue(parameter);
    }

    /** Whether a round of a loop was the last; {@code :break} and {@code :continue} are over with that. */
    private static boolean ends(Run run) {
        Signal signal = run.signal;
        if (signal == Signal.BREAK || signal == Signal.CONTINUE) {
            run.signal = Signal.NONE;
        }
        return signal == Signal.BREAK || signal == Signal.RETURN;
    }
}
