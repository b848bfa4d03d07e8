package dev.mt.routeros.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** Trees as texts with every parenthesis, close to what {@code :put [:parse …]} shows on a router. */
final class Notation {
    private Notation() {}

    static String of(Script script) {
        return all(script.statements());
    }

    static String of(Statement statement) {
        return switch (statement) {
            case Statement.Command command ->
                "%s%s%s%s"
                        .formatted(
                                command.menu().isEmpty() ? "" : "/" + String.join("/", command.menu()) + "/",
                                command.name(),
                                arguments(command.arguments()),
                                command.where()
                                        .map(each -> " where " + of(each))
                                        .orElse(""));
            case Statement.MenuChange change -> "/" + String.join("/", change.menu());
            case Statement.MenuBlock menu -> "/%s {%s}".formatted(String.join("/", menu.menu()), all(menu.body()));
            case Statement.Block block -> "{" + all(block.body()) + "}";
            case Statement.Call call -> "call " + of(call.function()) + arguments(call.arguments());
            case Statement.BadCommand bad -> "bad " + bad.problem().text() + arguments(bad.arguments());
        };
    }

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.text();
            case Expression.Text text ->
                "'" + text.parts().stream().map(Notation::of).collect(Collectors.joining("|")) + "'";
            case Expression.Variable variable -> "$" + variable.name();
            case Expression.Property property -> "@" + property.name();
            case Expression.Substitution substitution -> "[" + all(substitution.body()) + "]";
            case Expression.Code code -> "code{" + all(code.body()) + "}";
            case Expression.Source source -> "source{" + source.text() + "}";
            case Expression.Array array ->
                array.elements().stream().map(Notation::of).collect(Collectors.joining(";", "{", "}"));
            case Expression.Nothing _ -> "()";
            case Expression.Unary unary -> "(%s %s)".formatted(unary.operator().symbol(), of(unary.operand()));
            case Expression.Binary binary ->
                "(%s %s %s)".formatted(binary.operator().symbol(), of(binary.left()), of(binary.right()));
        };
    }

    private static String of(TextPart part) {
        return switch (part) {
            case TextPart.Plain plain -> plain.text();
            case TextPart.Inserted inserted -> of(inserted.value());
        };
    }

    private static String of(Element element) {
        return element.key().map(key -> of(key) + "=").orElse("") + of(element.value());
    }

    private static String arguments(List<Argument> arguments) {
        return arguments.stream().map(each -> " " + of(each)).collect(Collectors.joining());
    }

    private static String of(Argument argument) {
        return switch (argument) {
            case Argument.Named named -> named.name().text() + "=" + of(named.value());
            case Argument.Unnamed unnamed ->
                unnamed.name().map(name -> "(" + name + ")=").orElse("") + of(unnamed.value());
            case Argument.Flag flag -> flag.name().text();
            case Argument.Unset unset -> "!" + unset.name().text();
        };
    }

    private static String all(List<Statement> statements) {
        return statements.stream().map(Notation::of).collect(Collectors.joining("; "));
    }
}
