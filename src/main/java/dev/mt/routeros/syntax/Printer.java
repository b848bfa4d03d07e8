package dev.mt.routeros.syntax;

import java.util.List;

/**
 * Writes trees as scripts: one statement a line, code indented by two blanks. Read with the names that
 * the tree was read with, the text gives the same tree.
 */
public final class Printer {
    private final StringBuilder text = new StringBuilder();
    private final ExpressionPrinter expressions = new ExpressionPrinter(this, text);
    private int indentation;

    private Printer() {}

    /** The text of a script; each char is a byte. */
    public static String print(Script script) {
        Printer printer = new Printer();
        script.statements().forEach(each -> {
            printer.statement(each);
            printer.text.append('\n');
        });
        return printer.text.toString();
    }

    /** Statements that stand in a line of others: {@code [:put 1; :put 2]}. */
    void inLine(List<Statement> statements) {
        String separator = "";
        for (Statement each : statements) {
            text.append(separator);
            statement(each);
            separator = "; ";
        }
    }

    /** Statements between braces. */
    void block(List<Statement> statements) {
        text.append('{');
        indentation++;
        for (Statement each : statements) {
            newLine();
            statement(each);
        }
        indentation--;
        if (!statements.isEmpty()) {
            newLine();
        }
        text.append('}');
    }

    private void newLine() {
        text.append('\n').repeat("  ", indentation);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Command command -> {
                path(command.path());
                command.arguments().forEach(this::argument);
                command.where().ifPresent(condition -> {
                    text.append(" where ");
                    expressions.loose(condition);
                });
            }
            case Statement.MenuChange change -> path(change.path());
            case Statement.MenuBlock menu -> {
                path(menu.path());
                text.append(' ');
                block(menu.body());
            }
            case Statement.Block block -> block(block.body());
            case Statement.Call call -> {
                function(call.function());
                call.arguments().forEach(this::argument);
            }
            case Statement.BadCommand bad -> {
                path(bad.path());
                bad.arguments().forEach(this::argument);
            }
        }
    }

    private void function(Expression function) {
        if (function instanceof Expression.Variable
                || function instanceof Expression.Substitution
                || function instanceof Expression.Nothing) {
            expressions.loose(function);
        } else {
            expressions.parenthesised(function);
        }
    }

    private void path(Path path) {
        switch (path.root()) {
            case COLON -> text.append(':');
            case SLASH -> text.append('/');
            case HERE -> {}
        }
        text.append(String.join("/", path.words().stream().map(Word::text).toList()));
    }

    private void argument(Argument argument) {
        text.append(' ');
        switch (argument) {
            case Argument.Named named -> {
                text.append(named.name().text()).append('=');
                value(named.value());
            }
            case Argument.Unnamed unnamed -> value(unnamed.value());
            case Argument.Flag flag -> text.append(flag.name().text());
            case Argument.Unset unset -> text.append('!').append(unset.name().text());
        }
    }

    /** Functions are given arrays only in parentheses, and elsewhere braces could be code. */
    private void value(Expression value) {
        if (value instanceof Expression.Array) {
            expressions.parenthesised(value);
        } else {
            expressions.tight(value);
        }
    }
}
