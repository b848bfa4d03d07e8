package dev.mt.routeros.simulator.run;

import dev.mt.routeros.simulator.value.Bool;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.simulator.value.ValueError;
import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Position;
import dev.mt.routeros.syntax.Problem;
import dev.mt.routeros.syntax.Script;
import dev.mt.routeros.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes steps of a script's tree. */
final class Compiler {
    private static final Set<String> DECLARING = Set.of("local", "global");

    private final Programs programs;
    private final String source;
    private final Expressions expressions = new Expressions(this);
    private @Nullable Problem problem;

    Compiler(Programs programs, String source) {
        this.programs = programs;
        this.source = source;
    }

    /**
     * @param menu the menu in which the script begins
     */
    Program compile(Script script, List<String> menu) {
        Body body = body(script.statements(), false);
        List<String> last = menu;
        for (Statement statement : script.statements()) {
            if (statement instanceof Statement.MenuChange change) {
                last = change.menu();
            }
        }
        return new Program(body, Optional.ofNullable(problem), last);
    }

    Programs programs() {
        return programs;
    }

    Expressions expressions() {
        return expressions;
    }

    /** Notes what keeps the whole script from running; the first of several counts. */
    void cannotRun(Problem other) {
        if (problem == null || other.position().compareTo(problem.position()) < 0) {
            problem = other;
        }
    }

    /**
     * @param inWhere whether the statements stand in a condition, where properties hide variables
     */
    Body body(List<Statement> statements, boolean inWhere) {
        List<Step> steps = new ArrayList<>(statements.size());
        boolean declares = false;
        for (Statement statement : statements) {
            declares |= statement instanceof Statement.Command command
                    && command.menu().isEmpty()
                    && DECLARING.contains(command.name());
            if (!(statement instanceof Statement.MenuChange)) {
                steps.add(step(statement, inWhere));
            }
        }
        return new Body(steps, declares);
    }

    private Step step(Statement statement, boolean inWhere) {
        return switch (statement) {
            case Statement.Command command -> command(command, inWhere);
            case Statement.MenuChange change -> (run, scope) -> Nil.NIL;
            case Statement.MenuBlock block -> body(block.body(), inWhere);
            case Statement.Block block -> body(block.body(), inWhere);
            case Statement.Call call -> call(call, inWhere);
            case Statement.BadCommand bad -> badCommand(bad.problem());
        };
    }

    private Step command(Statement.Command command, boolean inWhere) {
        if (command.menu().isEmpty()) {
            Optional<LanguageCommand> known = Language.command(command.name());
            if (known.isPresent()) {
                return known.get().since().compareTo(programs.version()) <= 0
                        ? known.get().compile(this, command, inWhere)
                        : badCommand(new Problem(lastWord(command), "bad command name " + command.name()));
            }
        }
        return new MenuCommandCompiler(this, command, inWhere).compile();
    }

    private static Position lastWord(Statement.Command command) {
        return command.path().words().getLast().position();
    }

    /** From 7.24 a bad command fails where the script comes to it; before, the script does not run at all. */
    private Step badCommand(Problem bad) {
        if (!programs.version().isAtLeast(7, 24)) {
            cannotRun(bad);
        }
        return (run, scope) -> {
            throw ScriptError.complete(bad.text());
        };
    }

    /** From 7.23 an unknown parameter fails where the script comes to it; before, the script does not run at all. */
    Step badParameter(Position position, String name) {
        if (!programs.version().isAtLeast(7, 23)) {
            cannotRun(new Problem(position, "expected end of command"));
        }
        ScriptError error = ScriptError.complete(new Problem(position, "bad parameter " + name).text());
        return (run, scope) -> {
            throw error;
        };
    }

    private Step call(Statement.Call call, boolean inWhere) {
        Step function = expressions.step(call.function(), inWhere);
        String callee = call.function() instanceof Expression.Variable variable ? "$" + variable.name() : "";
        if (call.arguments().isEmpty()) {
            return (run, scope) -> {
                run.step();
                Value value = function.run(run, scope);
                return value instanceof Function code ? code.call(run, callee, List.of(), Map.of()) : value;
            };
        }
        List<Step> unnamed = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Step> named = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            switch (argument) {
                case Argument.Named each -> {
                    names.add(each.name().text().intern());
                    named.add(expressions.argument(each.value(), inWhere));
                }
                case Argument.Unnamed each -> unnamed.add(expressions.argument(each.value(), inWhere));
                case Argument.Flag each -> {
                    Value word = Str.of(each.name().text());
                    unnamed.add((run, scope) -> word);
                }
                case Argument.Unset each -> {
                    Value word = Str.of("!" + each.name().text());
                    unnamed.add((run, scope) -> word);
                }
            }
        }
        return (run, scope) -> {
            run.step();
            Value value = function.run(run, scope);
            List<Value> values = new ArrayList<>(unnamed.size());
            for (Step each : unnamed) {
                values.add(each.run(run, scope));
            }
            Map<String, Value> byName = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), named.get(i).run(run, scope));
            }
            return value instanceof Function code ? code.call(run, callee, values, byName) : value;
        };
    }

    /** The text between the braces of code. */
    String textOf(Expression.Code code) {
        return Braces.inside(source, code.position().offset());
    }

    /** The value of a name where a step refers to it; nothing if it is not declared. */
    static Value valueOf(Scope scope, String name) {
        Variable variable = scope.find(name);
        return variable == null ? Nothing.NOTHING : variable.value;
    }

    /** Whether a condition holds: nothing and nil do not, numbers do unless they are 0; a text is an error. */
    static boolean isTrue(Value value) {
        return switch (value) {
            case Bool truth -> truth.truth();
            case Num number -> number.number() != 0;
            case Nothing nothing -> false;
            case Nil nil -> false;
            default -> throw new ValueError("conditional not boolean");
        };
    }

    /** Calls a value if it is code. */
    static Value callIfCode(Run run, Value value) {
        return value instanceof Function code ? code.call(run, "", List.of(), Map.of()) : value;
    }
}
