package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.TextPart;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one of the language's commands, by the full names of its parameters. */
final class Arguments {
    private static final Step NOTHING = (run, scope) -> Nothing.NOTHING;
    private static final Step EMPTY = (run, scope) -> Nil.NIL;

    private final Compiler compiler;
    private final Statement.Command command;
    private final boolean inWhere;
    private final Map<String, Expression> values = new HashMap<>();

    Arguments(Compiler compiler, Statement.Command command, boolean inWhere) {
        this.compiler = compiler;
        this.command = command;
        this.inWhere = inWhere;
    }

    RouterOsVersion version() {
        return compiler.programs().version();
    }

    int line() {
        return command.position().line();
    }

    void put(String name, Expression value) {
        values.put(name, value);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<Expression> expression(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The step of a value; nothing if it is not given. */
    Step value(String name) {
        Expression expression = values.get(name);
        return expression == null ? NOTHING : compiler.expressions().argument(expression, inWhere);
    }

    /** The step of a part of a value. */
    Step step(Expression expression) {
        return compiler.expressions().step(expression, inWhere);
    }

    /** The step of code; it does nothing if it is not given, and code that is a value is called. */
    Step code(String name) {
        Expression expression = values.get(name);
        return switch (expression) {
            case null -> EMPTY;
            case Expression.Code code -> compiler.body(code.body(), inWhere);
            case Expression.Source source -> compiler.body(source.body(), inWhere);
            default -> {
                Step value = compiler.expressions().step(expression, inWhere);
                yield (run, scope) -> Compiler.callIfCode(run, value.run(run, scope));
            }
        };
    }

    /** The step of what may be code, a text that is a script, or a value that is code: as something to call. */
    Step script(String name) {
        return switch (values.get(name)) {
            case null -> NOTHING;
            case Expression.Source source -> {
                Str text = Str.of(source.text());
                yield (run, scope) -> text;
            }
            default -> value(name);
        };
    }

    /** The names that a parameter declares: {@code i}, {@code k,v}, {@code "a-b"}. */
    List<String> names(String name) {
        return expression(name).map(Arguments::namesOf).orElse(List.of());
    }

    static List<String> namesOf(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> split(literal.text());
            case Expression.Variable variable -> List.of(variable.name().intern());
            case Expression.Property property -> List.of(property.name().intern());
            case Expression.Text text -> List.of(plain(text).intern());
            case Expression.Binary binary ->
                List.of(
                        namesOf(binary.left()).getFirst(),
                        namesOf(binary.right()).getFirst());
            default -> List.of();
        };
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(String::intern)
                .toList();
    }

    private static String plain(Expression.Text text) {
        return text.parts().stream()
                .map(part -> part instanceof TextPart.Plain plain ? plain.text() : "")
                .reduce("", String::concat);
    }
}
