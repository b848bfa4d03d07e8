package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Convert;
import dev.mt.routeros.simulator.value.Dsv;
import dev.mt.routeros.simulator.value.JsonReader;
import dev.mt.routeros.simulator.value.JsonWriter;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code :serialize}, {@code :deserialize}, {@code :convert}. */
final class Formats {
    private Formats() {}

    static void addTo(Language.Adder table) {
        table.add(
                "serialize@7.13 value *to *options@7.16 *delimiter@7.16 *order@7.16 *file-name@7.18",
                Formats::serialize);
        table.add("deserialize@7.13 value *from *options@7.16 *delimiter@7.16", Formats::deserialize);
        table.add(
                "convert value *from *to *transform@7.12 *from-scheme *to-scheme *transform-scheme *options",
                Formats::convert);
    }

    private static Step serialize(Arguments arguments) {
        Step value = arguments.value("value");
        Step to = arguments.value("to");
        Step options = arguments.value("options");
        Step delimiter = arguments.value("delimiter");
        Step order = arguments.value("order");
        Step fileName = arguments.value("file-name");
        return (run, scope) -> {
            String format = Conversions.text(to.run(run, scope));
            Set<String> chosen = words(options.run(run, scope));
            Value given = value.run(run, scope);
            String text =
                    switch (format) {
                        case "json" ->
                            new JsonWriter(
                                            chosen.contains("json.pretty"),
                                            !chosen.contains("json.no-string-conversion"))
                                    .write(given);
                        case "dsv" ->
                            Dsv.write(
                                    given,
                                    delimiter(delimiter.run(run, scope)),
                                    Conversions.toArray(order.run(run, scope), ",").values().stream()
                                            .map(Conversions::text)
                                            .toList(),
                                    chosen.contains("dsv.remap"));
                        case "" -> throw ScriptError.missingValues("to");
                        default -> throw ScriptError.noValueOf("to");
                    };
            Value file = fileName.run(run, scope);
            if (file.isEmpty()) {
                return Str.of(text);
            }
            run.interpreter.surroundings().writeFile(Conversions.text(file), text);
            return Nil.NIL;
        };
    }

    private static Step deserialize(Arguments arguments) {
        Step value = arguments.value("value");
        Step from = arguments.value("from");
        Step options = arguments.value("options");
        Step delimiter = arguments.value("delimiter");
        return (run, scope) -> {
            String format = Conversions.text(from.run(run, scope));
            Set<String> chosen = words(options.run(run, scope));
            String text = Conversions.text(value.run(run, scope));
            return switch (format) {
                case "json" -> JsonReader.read(text, !chosen.contains("json.no-string-conversion"));
                case "dsv" ->
                    Dsv.read(
                            text,
                            delimiter(delimiter.run(run, scope)),
                            !chosen.contains("dsv.plain"),
                            chosen.contains("dsv.array"));
                case "" -> throw ScriptError.missingValues("from");
                default -> throw ScriptError.noValueOf("from");
            };
        };
    }

    private static Step convert(Arguments arguments) {
        Step value = arguments.value("value");
        Step from = arguments.value("from");
        Step to = arguments.value("to");
        Step transform = arguments.value("transform");
        return (run, scope) -> {
            String change = Conversions.text(transform.run(run, scope));
            boolean known = !List.of("lc", "uc", "lcfirst", "ucfirst").contains(change)
                    || run.version().isAtLeast(7, 16);
            if (!known) {
                throw ScriptError.noValueOf("transform");
            }
            return Convert.convert(
                    value.run(run, scope),
                    Conversions.text(from.run(run, scope)),
                    change,
                    Conversions.text(to.run(run, scope)));
        };
    }

    private static Set<String> words(Value value) {
        Set<String> words = new TreeSet<>();
        Array array = value instanceof Array known ? known : Array.of(value);
        array.values()
                .forEach(each ->
                        words.addAll(Arrays.asList(Conversions.text(each).split(",", -1))));
        return words;
    }

    private static String delimiter(Value value) {
        String text = value.isEmpty() ? ";" : Conversions.text(value);
        if (text.isEmpty() || text.length() > 3) {
            throw ScriptError.invalidValue("delimiter");
        }
        return text;
    }
}
