package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Conversions;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Time;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code :error}, {@code :onerror}, {@code :retry}. */
final class Errors {
    private Errors() {}

    static void addTo(Language.Adder table) {
        table.add("error message", Errors::error);
        table.add("onerror@7.13 error in do", Errors::onError);
        table.add("retry@7.4 command *delay *max *on-error", Errors::retry);
    }

    private static Step error(Arguments arguments) {
        Step message = arguments.value("message");
        return (run, scope) -> {
            throw ScriptError.of(Conversions.text(message.run(run, scope)));
        };
    }

    /** True if there was an error. */
    private static Step onError(Arguments arguments) {
        List<String> names = arguments.names("error");
        Step body = arguments.code("in");
        Step handler = arguments.code("do");
        return (run, scope) -> {
            String text;
            try {
                Value value = body.run(run, scope);
                return run.signal == Signal.RETURN ? value : Bool.FALSE;
            } catch (ScriptError e) {
                text = e.text();
            } catch (ValueError e) {
                text = e.text();
            }
            Scope handling = scope.inner();
            if (!names.isEmpty()) {
                handling.declare(names.getFirst(), new Variable(Str.of(text)));
            }
            Value value = handler.run(run, handling);
            return run.signal == Signal.RETURN ? value : Bool.TRUE;
        };
    }

    /** Tries until there is no error, so many times; then {@code on-error}, or the last error. */
    private static Step retry(Arguments arguments) {
        Step body = arguments.code("command");
        Step delay = arguments.value("delay");
        Step max = arguments.value("max");
        Step onError = arguments.code("on-error");
        boolean catches = arguments.has("on-error");
        return (run, scope) -> {
            long tries = Conversions.toNumber(max.run(run, scope)) instanceof Num number ? number.number() : 1;
            Value pause = Conversions.toTime(delay.run(run, scope));
            @Nullable String last = null;
            for (long i = 0; i < Math.max(tries, 1); i++) {
                if (i > 0 && pause instanceof Time time) {
                    run.interpreter.timeline().sleepNanos(time.nanos());
                }
                run.step();
                try {
                    return body.run(run, scope);
                } catch (ScriptError e) {
                    last = e.text();
                } catch (ValueError e) {
                    last = e.text();
                }
            }
            if (catches) {
                return onError.run(run, scope);
            }
            throw last == null ? ScriptError.of("failure") : ScriptError.complete(last);
        };
    }
}
