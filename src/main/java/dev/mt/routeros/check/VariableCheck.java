package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Element;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Position;
import dev.mt.routeros.syntax.Script;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.UnaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows variables through the scopes of a script (facts, section 2). */
final class VariableCheck {
    /** What RouterOS gives scripts that it runs for events: leases, logins, monitored hosts. */
    private static final Set<String> GIVEN = Set.of(
            "bound",
            "interface",
            "address",
            "host",
            "type",
            "status",
            "since",
            "comment",
            "name",
            "interval",
            "timeout",
            "user",
            "username",
            "ip",
            "mac",
            "server",
            "cause",
            "domain",
            "leaseBound",
            "leaseServerName",
            "leaseActMAC",
            "leaseActIP",
            "msgData",
            "msgTopic",
            "message",
            "time",
            "topics",
            "data",
            "limit",
            "options",
            "action");

    private final Versions versions;

    VariableCheck(Versions versions) {
        this.versions = versions;
    }

    /** A script that sees no variables but its own. */
    void script(Script script, Unit unit, Context context) {
        new Walk(unit, script).statements(script.statements(), root(context));
    }

    private static Scope root(Context context) {
        return context.parsed() ? Scope.script().inner(Scope.Kind.FUNCTION) : Scope.script();
    }

    private final class Walk {
        private final Unit unit;
        private final Set<String> passed = new HashSet<>();
        private final Set<String> tested = new HashSet<>();
        private final Map<String, Position> declarations = new HashMap<>();

        Walk(Unit unit, Script script) {
            this.unit = unit;
            learn(script);
        }

        /** Which names functions are given anywhere, and what is declared anywhere. */
        private void learn(Node node) {
            if (node instanceof Statement.Call call) {
                for (Argument argument : call.arguments()) {
                    if (argument instanceof Argument.Named named) {
                        passed.add(named.name().text());
                    }
                }
            } else if (node instanceof Expression.Unary unary && unary.operator() == UnaryOperator.ANY) {
                test(unary.operand());
            } else if (node instanceof Statement.Command typeof && Tree.is(typeof, "", "typeof")) {
                Tree.value(typeof, "value").ifPresent(this::test);
            } else if (node instanceof Statement.Command command
                    && command.menu().isEmpty()
                    && !command.name().equals("set")) {
                declared(command).forEach(name -> declarations.putIfAbsent(name, command.position()));
            }
            Tree.children(node).forEach(this::learn);
        }

        /** {@code [:typeof $argument]} and {@code any $argument} are how it is found out whether there is one. */
        private void test(Expression value) {
            if (value instanceof Expression.Variable variable) {
                tested.add(variable.name());
            }
        }

        void statements(List<Statement> statements, Scope scope) {
            all(LostMenu.judged(statements), scope);
        }

        private void all(List<? extends Node> nodes, Scope scope) {
            nodes.forEach(node -> visit(node, scope));
        }

        private void visit(Node node, Scope scope) {
            switch (node) {
                case Statement.Command command -> command(command, scope);
                case Statement.Block block -> statements(block.body(), scope.inner(Scope.Kind.BLOCK));
                case Statement.MenuBlock block -> statements(block.body(), scope.inner(Scope.Kind.BLOCK));
                case Expression.Code code -> statements(code.body(), scope.inner(Scope.Kind.BLOCK));
                case Expression.Source source -> statements(source.body(), Scope.script());
                case Expression.Variable variable -> use(variable, scope, false);
                default -> all(Tree.children(node), scope);
            }
        }

        private void command(Statement.Command command, Scope scope) {
            if (!command.menu().isEmpty()) {
                menuCommand(command, scope);
                return;
            }
            switch (command.name()) {
                case "local", "global" -> declaration(command, scope);
                case "set" -> assignment(command, scope);
                case "for", "foreach", "onerror" -> counting(command, scope);
                case "do", "while" -> {
                    // a condition of :do {…} while=(…) comes after the block
                    Scope inner = scope.inner(Scope.Kind.BLOCK);
                    for (Argument argument : command.arguments()) {
                        Tree.value(argument).ifPresent(value -> {
                            if (value instanceof Expression.Code code && !isNamed(argument, "on-error")) {
                                statements(code.body(), inner);
                            } else {
                                visit(value, inner);
                            }
                        });
                    }
                }
                default -> all(command.arguments(), scope);
            }
        }

        private void menuCommand(Statement.Command command, Scope scope) {
            for (Argument argument : command.arguments()) {
                Optional<Expression> value = Tree.value(argument);
                if (value.isPresent() && value.get() instanceof Expression.Code code) {
                    statements(code.body(), scope.inner(Scope.Kind.EVENT));
                } else {
                    value.ifPresent(expression -> visit(expression, scope));
                }
            }
            command.where().ifPresent(where -> condition(where, command, scope));
        }

        /** In a condition names of properties go before variables. */
        private void condition(Node where, Statement.Command command, Scope scope) {
            switch (where) {
                case Expression.Variable variable -> {
                    if (!isProperty(variable.name(), command.menu())) {
                        use(variable, scope, true);
                    } else if (scope.sees(variable.name()) || passed.contains(variable.name())) {
                        unit.add(
                                variable.position(),
                                variable.name().length() + 1,
                                Severity.ERROR,
                                Rule.HIDDEN_VARIABLE,
                                "here $%s is the property of that name, not the variable".formatted(variable.name()),
                                "give the variable another name, such as $%s".formatted(alternative(variable.name())));
                    }
                }
                case Expression.Substitution substitution -> statements(substitution.body(), scope);
                default -> Tree.children(where).forEach(child -> condition(child, command, scope));
            }
        }

        private void declaration(Statement.Command command, Scope scope) {
            List<String> names = declared(command);
            boolean global = command.name().equals("global");
            boolean function = Tree.value(command, "do").isPresent();
            if (function) {
                names.forEach(name -> scope.declare(name, global));
            }
            for (Argument argument : command.arguments()) {
                if (isNamed(argument, "name")
                        && Tree.value(argument).flatMap(Tree::constant).isPresent()) {
                    continue;
                }
                Tree.value(argument)
                        .filter(value -> !takesParameter(value, scope))
                        .ifPresent(value -> function(argument, value, scope));
            }
            names.forEach(name -> scope.declare(name, global));
        }

        /** {@code :local Action $action}: a script may be given arguments too, when it is called by its name. */
        private boolean takesParameter(Expression value, Scope scope) {
            return value instanceof Expression.Variable variable
                    && scope.whole().kind() == Scope.Kind.SCRIPT
                    && !declarations.containsKey(variable.name())
                    && isPlain(variable.name());
        }

        /** {@code do={…}} of a declaration is a function. */
        private void function(Argument argument, Expression value, Scope scope) {
            if (value instanceof Expression.Code code && isNamed(argument, "do")) {
                statements(code.body(), scope.inner(Scope.Kind.FUNCTION));
            } else {
                visit(value, scope);
            }
        }

        private void assignment(Statement.Command command, Scope scope) {
            for (Argument argument : command.arguments()) {
                Optional<Expression> value = Tree.value(argument);
                if (isNamed(argument, "name") && value.isPresent()) {
                    Optional<String> name = Tree.constant(value.get());
                    if (name.isPresent()) {
                        assigned(name.get(), value.get().position(), scope);
                        continue;
                    }
                }
                value.ifPresent(expression -> function(argument, expression, scope));
            }
        }

        private void counting(Statement.Command command, Scope scope) {
            Scope inner = scope.inner(Scope.Kind.BLOCK);
            declared(command).forEach(name -> inner.declare(name, false));
            boolean loop = !command.name().equals("onerror");
            for (Argument argument : command.arguments()) {
                boolean counter = isNamed(argument, "counter") || isNamed(argument, "error");
                if (!counter) {
                    boolean body = isNamed(argument, "do") || (loop && isNamed(argument, "on-error"));
                    Tree.value(argument).ifPresent(value -> visit(value, body ? inner : scope));
                }
            }
        }

        private void assigned(String name, Position position, Scope scope) {
            if (!scope.sees(name) && scope.whole().kind() != Scope.Kind.EVENT) {
                undeclared(name, position, name.length(), scope, true);
            }
        }

        private void use(Expression.Variable variable, Scope scope, boolean inCondition) {
            String name = variable.name();
            if (scope.sees(name) || isNumber(name) || scope.whole().kind() == Scope.Kind.EVENT) {
                return;
            }
            if (inCondition && isPlain(name) && !declarations.containsKey(name)) {
                return; // maybe a property that can only be read
            }
            if (scope.whole().kind() == Scope.Kind.SCRIPT && (GIVEN.contains(name) || name.indexOf('-') > 0)) {
                return;
            }
            undeclared(name, variable.position(), name.length() + 1, scope, false);
        }

        private void undeclared(String name, Position position, int length, Scope scope, boolean assigned) {
            boolean function = scope.whole().kind() == Scope.Kind.FUNCTION;
            if (!assigned && (tested.contains(name) || (function && passed.contains(name)))) {
                return;
            }
            Optional<Boolean> beyond = function ? scope.beyond(name) : Optional.empty();
            Optional<String> near = scope.names().stream()
                    .filter(other -> Misspelling.isNear(name, other))
                    .findFirst();
            if (function && !assigned && beyond.isEmpty() && near.isEmpty()) {
                return; // an argument that a caller elsewhere may give
            }
            String hint;
            if (beyond.isPresent()) {
                hint = beyond.get()
                        ? "declare it in the function as well: :global " + name
                        : "a function does not see the locals around it: give it as an argument";
            } else if (near.isPresent()) {
                hint = "did you mean %s%s?".formatted(assigned ? "" : "$", near.get());
            } else {
                hint = elsewhere(name, position);
            }
            Severity severity = assigned || beyond.isPresent() || near.isPresent() || !hint.isEmpty()
                    ? Severity.ERROR
                    : Severity.WARNING;
            unit.add(
                    position,
                    length,
                    severity,
                    Rule.UNDECLARED_VARIABLE,
                    (assigned ? "" : "$") + name + " is not declared" + (function ? " in this function" : ""),
                    hint);
        }

        private String elsewhere(String name, Position position) {
            Position declaration = declarations.get(name);
            if (declaration == null) {
                return "";
            }
            int line = unit.source().place(declaration).line();
            return declaration.offset() < position.offset()
                    ? "it is declared in line %d, but only for the block there".formatted(line)
                    : "it is declared in line %d, but not before".formatted(line);
        }
    }

    /** The names that a command declares: those of {@code :local}, {@code :global}, of counters, and of errors. */
    private static List<String> declared(Statement.Command command) {
        String argument =
                switch (command.name()) {
                    case "local", "global" -> "name";
                    case "for", "foreach" -> "counter";
                    case "onerror" -> "error";
                    default -> "";
                };
        List<String> names = new ArrayList<>();
        if (!argument.isEmpty()) {
            Tree.value(command, argument).ifPresent(value -> names(value, names));
        }
        return names;
    }

    /** {@code k,v} of {@code :foreach} is a word, a list, or an array. */
    private static void names(Expression value, List<String> to) {
        switch (value) {
            case Expression.Binary list
            when list.operator() == BinaryOperator.COMMA -> {
                names(list.left(), to);
                names(list.right(), to);
            }
            case Expression.Array array ->
                array.elements().stream().map(Element::value).forEach(element -> names(element, to));
            default ->
                Tree.constant(value).ifPresent(text -> {
                    for (String name : text.split(",", -1)) {
                        to.add(name.strip());
                    }
                });
        }
    }

    private boolean isProperty(String name, List<String> menu) {
        return versions.properties(menu).contains(name);
    }

    private static boolean isNamed(Argument argument, String name) {
        return Tree.name(argument).filter(name::equals).isPresent();
    }

    private static boolean isPlain(String name) {
        return name.chars().noneMatch(Character::isUpperCase);
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(Character::isDigit);
    }

    private static String alternative(String name) {
        String letters = name.replace("-", "");
        return "wanted" + Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
    }
}
