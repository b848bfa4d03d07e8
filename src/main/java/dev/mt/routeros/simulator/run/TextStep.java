package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Arithmetic;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Size;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import java.util.List;

/**
 * A text with values in it. RouterOS takes it for its parts joined by {@code .}, so that an array among them gives an
 * array of texts.
 */
final class TextStep implements Step {
    private final Step[] parts;

    TextStep(List<Step> parts) {
        this.parts = parts.toArray(Step[]::new);
    }

    @Override
    public Value run(Run run, Scope scope) {
        if (parts.length == 1) {
            return Size.checked(Str.of(Conversions.text(parts[0].run(run, scope))));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            Value value = parts[i].run(run, scope);
            if (value instanceof Array) {
                return withArray(run, scope, i + 1, Arithmetic.concatenate(Str.of(text.toString()), value));
            }
            text.append(Conversions.text(value));
        }
        return Size.checked(Str.of(text.toString()));
    }

    private Value withArray(Run run, Scope scope, int start, Value before) {
        Value value = before;
        for (int i = start; i < parts.length; i++) {
            value = Arithmetic.concatenate(value, parts[i].run(run, scope));
        }
        return value;
    }
}
