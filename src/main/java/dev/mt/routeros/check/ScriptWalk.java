package dev.mt.routeros.check;

import dev.mt.routeros.schema.ScriptArguments;
import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.CommandNames;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Parsed;
import dev.mt.routeros.syntax.Parser;
import dev.mt.routeros.syntax.Problem;
import dev.mt.routeros.syntax.Script;
import dev.mt.routeros.syntax.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Goes through a script, and through the scripts within it, and has each command checked. */
final class ScriptWalk {
    private static final Set<String> DECLARATIONS = Set.of("local", "global", "set");
    private static final Set<String> LOOPS = Set.of("while", "for", "foreach");

    private final CommandNames names;
    private final CommandCheck commands;
    private final WhereCheck conditions;
    private final HabitCheck habits;
    private final VariableCheck variables;
    private final PolicyCheck policies;

    ScriptWalk(Versions versions, CommandNames names, PolicyCheck policies) {
        this.names = names;
        this.commands = new CommandCheck(versions);
        this.conditions = new WhereCheck(versions);
        this.habits = new HabitCheck(versions);
        this.variables = new VariableCheck(versions);
        this.policies = policies;
    }

    /** A whole script. */
    void script(Script script, Unit unit, Context context) {
        if (context.complete()) {
            variables.script(script, unit, context);
        }
        statements(script.statements(), unit, context);
    }

    private void statements(List<Statement> statements, Unit unit, Context context) {
        LostMenu.judged(statements).forEach(statement -> visit(statement, unit, context));
    }

    private void visit(Node node, Unit unit, Context context) {
        switch (node) {
            case Statement.Command command -> command(command, unit, context);
            case Statement.BadCommand bad -> {
                commands.bad(bad, unit, context);
                Tree.children(bad).stream()
                        .filter(child -> !LostMenu.isFind(child))
                        .forEach(child -> visit(child, unit, context));
            }
            case Statement.MenuChange change -> commands.menu(change.path(), change.menu(), unit, context);
            case Statement.MenuBlock block -> {
                commands.menu(block.path(), block.menu(), unit, context);
                below(block, unit, context);
            }
            default -> below(node, unit, context);
        }
    }

    private void below(Node node, Unit unit, Context context) {
        switch (node) {
            case Statement.MenuBlock block -> statements(block.body(), unit, context);
            case Statement.Block block -> statements(block.body(), unit, context);
            case Expression.Code code -> statements(code.body(), unit, context);
            case Expression.Source source -> statements(source.body(), unit, context);
            default -> Tree.children(node).forEach(child -> visit(child, unit, context));
        }
    }

    private void command(Statement.Command command, Unit unit, Context context) {
        commands.command(command, unit, context);
        conditions.command(command, unit, context);
        habits.command(command, unit, context);
        boolean catches = catches(command);
        for (Argument argument : command.arguments()) {
            Optional<Expression> value = Tree.value(argument);
            if (value.isPresent()) {
                value(command, name(command, argument), value.get(), unit, around(command, argument, context, catches));
            }
        }
        command.where().ifPresent(where -> visit(where, unit, context));
    }

    /** What an argument's value is surrounded by. */
    private static Context around(Statement.Command command, Argument argument, Context context, boolean catches) {
        if (!command.menu().isEmpty()) {
            return context;
        }
        String name = name(command, argument);
        if (DECLARATIONS.contains(command.name())) {
            return name.equals("do") ? context.inFunction() : context;
        }
        if (command.name().equals("if")) {
            return name.equals("condition") ? context : context.inIf();
        }
        if (catches && (name.equals("command") || name.equals("in"))) {
            return context.inTry();
        }
        // what runs later, by itself
        return command.name().equals("execute") ? context.inStored(true) : context;
    }

    /** Whether errors of what a command runs do not end the script. */
    private static boolean catches(Statement.Command command) {
        if (!command.menu().isEmpty()) {
            return false;
        }
        if (command.name().equals("onerror") || command.name().equals("retry")) {
            return true;
        }
        return (command.name().equals("do") || LOOPS.contains(command.name()))
                && Tree.value(command, "on-error").isPresent();
    }

    private static String name(Statement.Command command, Argument argument) {
        return Tree.name(argument)
                .orElseGet(() -> command.name().equals("do") && command.menu().isEmpty() ? "command" : "");
    }

    private void value(Statement.Command command, String name, Expression value, Unit unit, Context context) {
        boolean stored = ScriptArguments.isScript(command.menu(), name);
        boolean executed = Tree.is(command, "", "execute") && (name.equals("script") || name.isEmpty());
        if (value instanceof Expression.Source source) {
            policies.stored(command, source, unit);
            below(source, unit, context.inStored(true));
        } else if (stored || executed) {
            stored(command, value, unit, context);
            visit(value, unit, context);
        } else if (Tree.is(command, "", "parse")) {
            parse(value, unit, context);
            visit(value, unit, context);
        } else {
            visit(value, unit, context);
        }
    }

    private void stored(Statement.Command command, Expression value, Unit unit, Context context) {
        Optional<String> script = PolicyCheck.scriptName(value);
        if (script.isPresent()) {
            policies.named(command, script.get(), unit);
            return;
        }
        EmbeddedText.of(value, unit.source()).ifPresent(embedded -> {
            Unit inner = unit.within(embedded.source());
            read(embedded, inner, context.inStored(embedded.complete())).ifPresent(tree -> {
                policies.stored(command, tree, unit);
                script(tree, inner, context.inStored(embedded.complete()));
            });
        });
    }

    private void parse(Expression value, Unit unit, Context context) {
        EmbeddedText.of(value, unit.source()).ifPresent(embedded -> {
            Unit inner = unit.within(embedded.source());
            Context around = context.inParse(embedded.complete());
            read(embedded, inner, around).ifPresent(tree -> script(tree, inner, around));
        });
    }

    private Optional<Script> read(EmbeddedText.Script embedded, Unit unit, Context context) {
        return switch (Parser.parse(embedded.source().text(), names)) {
            case Parsed.Good good -> Optional.of(good.script());
            case Parsed.Bad(Problem problem) -> {
                if (context.complete()) {
                    Checker.syntax(unit, problem, context.guarded() ? Severity.NOTE : Severity.ERROR);
                }
                yield Optional.empty();
            }
        };
    }
}
