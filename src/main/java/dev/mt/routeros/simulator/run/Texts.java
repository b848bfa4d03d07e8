package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Comparison;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code :put}, {@code :len}, {@code :pick}, {@code :find}, {@code :tocrlf}, {@code :tolf}. */
final class Texts {
    private Texts() {}

    static void addTo(Language.Adder table) {
        table.add("put message", Texts::put);
        table.add("len value", arguments -> {
            Step value = arguments.value("value");
            return (run, scope) -> Num.of(length(value.run(run, scope)));
        });
        table.add("pick counter begin end", arguments -> {
            Step value = arguments.value("counter");
            Step begin = arguments.value("begin");
            Step end = arguments.value("end");
            return (run, scope) -> pick(value.run(run, scope), begin.run(run, scope), end.run(run, scope));
        });
        table.add("find in key from", arguments -> {
            Step in = arguments.value("in");
            Step key = arguments.value("key");
            Step from = arguments.value("from");
            return (run, scope) -> find(in.run(run, scope), key.run(run, scope), from.run(run, scope));
        });
        table.add("tocrlf@7.14 input", arguments -> {
            Step value = arguments.value("input");
            return (run, scope) -> Str.of(toCrLf(Conversions.text(value.run(run, scope))));
        });
        table.add("tolf@7.14 input", arguments -> {
            Step value = arguments.value("input");
            return (run, scope) -> Str.of(toLf(Conversions.text(value.run(run, scope))));
        });
    }

    /** Its value is what it printed: seen on devices. */
    private static Step put(Arguments arguments) {
        Step message = arguments.value("message");
        return (run, scope) -> {
            String text = message.run(run, scope).print();
            run.session.output().accept(text);
            return Str.of(text);
        };
    }

    static String toLf(String text) {
        return text.replace("\r\n", "\n");
    }

    static String toCrLf(String text) {
        return toLf(text).replace("\n", "\r\n");
    }

    private static int length(Value value) {
        return switch (value) {
            case Array array -> array.size();
            case Function function when function.kind() == Function.Kind.FUNCTION -> 2;
            default -> Conversions.text(value).length();
        };
    }

    /** From begin, and up to but without end; without end one element or char. What lies outside is left out. */
    private static Value pick(Value value, Value begin, Value end) {
        if (value.isEmpty()) {
            return Nothing.NOTHING;
        }
        int length = length(value);
        long first = begin.isEmpty() ? 0 : number(begin, "begin");
        if (end.isEmpty()) {
            if (first < 0 || first >= length) {
                return Nothing.NOTHING;
            }
            return value instanceof Array array
                    ? array.at(first)
                    : Str.of(Conversions.text(value).substring((int) first, (int) first + 1));
        }
        int from = Math.clamp(first, 0, length);
        int to = Math.clamp(number(end, "end"), from, length);
        if (!(value instanceof Array array)) {
            return Str.of(Conversions.text(value).substring(from, to));
        }
        int unkeyed = array.items().size();
        List<Value> items = array.items().subList(Math.min(from, unkeyed), Math.min(to, unkeyed));
        Map<String, Value> keyed = new TreeMap<>();
        int position = unkeyed;
        for (Map.Entry<String, Value> each : array.keyed().entrySet()) {
            if (position >= from && position < to) {
                keyed.put(each.getKey(), each.getValue());
            }
            position++;
        }
        return Array.of(items, keyed);
    }

    /**
     * The position behind {@code from} where something is found, or nil. As the first position is 0, that one itself is
     * looked at only without {@code from}, or behind -1.
     */
    private static Value find(Value in, Value key, Value from) {
        long after = from.isEmpty() ? -1 : number(from, "from");
        int start = Math.clamp(after + 1, 0, Integer.MAX_VALUE);
        if (in instanceof Array array) {
            return array.find(start, (position, item) -> Comparison.areEqual(item, key));
        }
        if (in.isEmpty() || key.isEmpty()) {
            return Nil.NIL;
        }
        int found = Conversions.text(in).indexOf(Conversions.text(key), start);
        return found < 0 ? Nil.NIL : Num.of(found);
    }

    private static long number(Value value, String parameter) {
        if (Conversions.toNumber(value) instanceof Num number) {
            return number.number();
        }
        throw ScriptError.invalidValue(parameter);
    }
}
