package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.function.UnaryOperator;

/** {@code :typeof}, {@code :tostr}, {@code :tonum} and their kin, {@code :nothing}. */
final class Typing {
    private Typing() {}

    static void addTo(Language.Adder table) {
        conversion(table, "typeof", value -> Str.of(value.typeName()));
        conversion(table, "tostr", value -> Str.of(Conversions.text(value)));
        conversion(table, "tonum", Conversions::toNumber);
        conversion(table, "tobool", Conversions::toBool);
        conversion(table, "toid", Conversions::toId);
        conversion(table, "toip", Conversions::toIp);
        conversion(table, "toip6", Conversions::toIp6);
        conversion(table, "totime", Conversions::toTime);
        conversion(table, "tonsec", Conversions::toNanoseconds);
        table.add("toarray value *delimiter@7.21", arguments -> {
            Step value = arguments.value("value");
            Step delimiter = arguments.value("delimiter");
            return (run, scope) -> {
                Value given = delimiter.run(run, scope);
                String text = given.isEmpty() ? "," : Conversions.text(given);
                if (text.isEmpty() || text.length() > 3) {
                    throw ScriptError.invalidValue("delimiter");
                }
                return Conversions.toArray(value.run(run, scope), text);
            };
        });
        table.add("nothing", arguments -> (run, scope) -> Nil.NIL);
    }

    private static void conversion(Language.Adder table, String name, UnaryOperator<Value> change) {
        table.add(name + " value", arguments -> {
            Step value = arguments.value("value");
            return (run, scope) -> change.apply(value.run(run, scope));
        });
    }
}
