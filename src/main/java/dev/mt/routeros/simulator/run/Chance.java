package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** {@code :rndnum}, {@code :rndstr}, {@code :range}. */
final class Chance {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Chance() {}

    static void addTo(Language.Adder table) {
        table.add("rndnum from to", arguments -> {
            Step from = arguments.value("from");
            Step to = arguments.value("to");
            return (run, scope) -> {
                long first = number(from.run(run, scope), "from");
                long last = number(to.run(run, scope), "to");
                if (first > last || last == Long.MAX_VALUE) {
                    throw ScriptError.invalidValue("to");
                }
                return Num.of(run.interpreter.surroundings().random().nextLong(first, last + 1));
            };
        });
        table.add("rndstr length from", arguments -> {
            Step length = arguments.value("length");
            Step from = arguments.value("from");
            return (run, scope) -> {
                Value size = length.run(run, scope);
                Value letters = from.run(run, scope);
                return text(
                        run.interpreter.surroundings().random(),
                        size.isEmpty() ? 16 : number(size, "length"),
                        letters.isEmpty() ? LETTERS : Conversions.text(letters));
            };
        });
        table.add("range@7.17 from to", arguments -> {
            Step from = arguments.value("from");
            Step to = arguments.value("to");
            return (run, scope) -> range(number(from.run(run, scope), "from"), number(to.run(run, scope), "to"));
        });
    }

    private static Value text(RandomGenerator random, long length, String letters) {
        if (length < 0 || length > 60_000) {
            throw ScriptError.invalidValue("length");
        }
        if (letters.isEmpty()) {
            throw ScriptError.invalidValue("from");
        }
        StringBuilder text = new StringBuilder((int) length);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return Str.of(text.toString());
    }

    private static Value range(long from, long to) {
        if (Math.abs(to - from) > 1_000_000) {
            throw ScriptError.invalidValue("to");
        }
        List<Value> numbers = new ArrayList<>();
        for (long i = from; from <= to ? i <= to : i >= to; i += from <= to ? 1 : -1) {
            numbers.add(Num.of(i));
        }
        return Array.of(numbers);
    }

    private static long number(Value value, String parameter) {
        if (value.isEmpty()) {
            throw ScriptError.missingValues(parameter);
        }
        if (Conversions.toNumber(value) instanceof Num number) {
            return number.number();
        }
        throw ScriptError.invalidValue(parameter);
    }
}
