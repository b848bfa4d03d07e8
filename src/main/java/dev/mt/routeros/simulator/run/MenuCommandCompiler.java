package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a step of a command of a menu: its arguments are evaluated, and the router's menus called. */
final class MenuCommandCompiler {
    private final Compiler compiler;
    private final Statement.Command command;
    private final boolean inWhere;
    private final List<String> names = new ArrayList<>();
    private final List<Step> named = new ArrayList<>();
    private final List<Step> unnamed = new ArrayList<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final Set<String> unset = new LinkedHashSet<>();
    private @Nullable Step bad;

    MenuCommandCompiler(Compiler compiler, Statement.Command command, boolean inWhere) {
        this.compiler = compiler;
        this.command = command;
        this.inWhere = inWhere;
    }

    Step compile() {
        for (Argument argument : command.arguments()) {
            switch (argument) {
                case Argument.Named each -> {
                    names.add(full(each.name()));
                    named.add(value(each.value()));
                }
                case Argument.Unnamed each -> {
                    if (each.name().isPresent() && !names.contains(each.name().get())) {
                        names.add(each.name().get());
                        named.add(value(each.value()));
                    } else {
                        unnamed.add(value(each.value()));
                    }
                }
                case Argument.Flag each -> flags.add(full(each.name()));
                case Argument.Unset each -> unset.add(full(each.name()));
            }
        }
        Optional<Step> where =
                command.where().map(each -> compiler.expressions().step(each, true));
        Step failing = bad;
        return failing != null ? failing : step(where);
    }

    private String full(Word word) {
        Optional<String> name = compiler.programs().names().parameter(command.menu(), command.name(), word.text());
        if (name.isEmpty()) {
            Step step = compiler.badParameter(word.position(), word.text());
            if (bad == null) {
                bad = step;
            }
        }
        return name.orElse(word.text());
    }

    private Step value(Expression expression) {
        if (expression instanceof Expression.Code code) {
            Value text = Str.of(compiler.textOf(code));
            return (run, scope) -> text;
        }
        // A menu takes a literal as it is written: 172.20.0.1/24 is an address there, not a prefix.
        if (expression instanceof Expression.Literal literal) {
            Value text = Str.of(literal.text());
            return (run, scope) -> text;
        }
        return compiler.expressions().step(expression, inWhere);
    }

    private Step step(Optional<Step> where) {
        List<String> menu = command.menu();
        String word = command.name();
        int line = command.position().line();
        int column = command.position().column();
        String path = (menu.isEmpty() ? "" : "/" + String.join("/", menu)) + "/" + word;
        Set<String> allFlags = Set.copyOf(flags);
        Set<String> allUnset = Set.copyOf(unset);
        return (run, scope) -> {
            run.step();
            try {
                Map<String, Value> values = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    values.put(names.get(i), named.get(i).run(run, scope));
                }
                List<Value> others = new ArrayList<>(unnamed.size());
                for (Step each : unnamed) {
                    others.add(each.run(run, scope));
                }
                Optional<Where> condition = where.map(each -> row -> holds(each.run(run, scope.of(row))));
                Call call = new Call(menu, word, values, others, allFlags, allUnset, condition, line, column);
                return run.interpreter.menus().call(call, run.session);
            } catch (ValueError e) {
                throw run.located(e, path, line);
            } catch (ScriptError e) {
                throw e.at(path, line);
            }
        };
    }

    /** A condition of a property alone holds if the property is true, or has a value. */
    private static boolean holds(Value value) {
        return value instanceof Bool truth ? truth.truth() : Operators.isTruth(value);
    }
}
