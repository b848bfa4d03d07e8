package dev.mt.routeros.syntax;

import java.util.List;

/** Copies trees with every part at the start of the text. */
final class Unplaced {
    private static final Position AT = Position.START;

    private Unplaced() {}

    static List<Statement> statements(List<Statement> statements) {
        return statements.stream().map(Unplaced::statement).toList();
    }

    private static Statement statement(Statement statement) {
        return switch (statement) {
            case Statement.Command command ->
                new Statement.Command(
                        AT,
                        path(command.path()),
                        command.menu(),
                        command.name(),
                        arguments(command.arguments()),
                        command.where().map(Unplaced::expression));
            case Statement.MenuChange change -> new Statement.MenuChange(AT, path(change.path()), change.menu());
            case Statement.MenuBlock block ->
                new Statement.MenuBlock(AT, path(block.path()), block.menu(), statements(block.body()));
            case Statement.Block block -> new Statement.Block(AT, statements(block.body()));
            case Statement.Call call ->
                new Statement.Call(AT, expression(call.function()), arguments(call.arguments()));
            case Statement.BadCommand bad ->
                new Statement.BadCommand(
                        AT,
                        path(bad.path()),
                        bad.menu(),
                        arguments(bad.arguments()),
                        new Problem(AT, bad.problem().message()));
        };
    }

    private static Path path(Path path) {
        return new Path(
                AT, path.root(), path.words().stream().map(Unplaced::word).toList());
    }

    private static Word word(Word word) {
        return new Word(AT, word.text());
    }

    private static List<Argument> arguments(List<Argument> arguments) {
        return arguments.stream().map(Unplaced::argument).toList();
    }

    private static Argument argument(Argument argument) {
        return switch (argument) {
            case Argument.Named named -> new Argument.Named(AT, word(named.name()), expression(named.value()));
            case Argument.Unnamed unnamed -> new Argument.Unnamed(AT, unnamed.name(), expression(unnamed.value()));
            case Argument.Flag flag -> new Argument.Flag(AT, word(flag.name()));
            case Argument.Unset unset -> new Argument.Unset(AT, word(unset.name()));
        };
    }

    private static Expression expression(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> new Expression.Literal(AT, literal.text());
            case Expression.Text text ->
                new Expression.Text(
                        AT, text.parts().stream().map(Unplaced::part).toList());
            case Expression.Variable variable -> new Expression.Variable(AT, variable.name());
            case Expression.Property property -> new Expression.Property(AT, property.name());
            case Expression.Substitution substitution ->
                new Expression.Substitution(AT, statements(substitution.body()));
            case Expression.Code code -> new Expression.Code(AT, statements(code.body()));
            case Expression.Source source -> new Expression.Source(AT, source.text(), statements(source.body()));
            case Expression.Array array ->
                new Expression.Array(
                        AT, array.elements().stream().map(Unplaced::element).toList());
            case Expression.Nothing _ -> new Expression.Nothing(AT);
            case Expression.Unary unary -> new Expression.Unary(AT, unary.operator(), expression(unary.operand()));
            case Expression.Binary binary ->
                new Expression.Binary(AT, expression(binary.left()), binary.operator(), expression(binary.right()));
        };
    }

    private static TextPart part(TextPart part) {
        return switch (part) {
            case TextPart.Plain plain -> new TextPart.Plain(AT, plain.text());
            case TextPart.Inserted inserted -> new TextPart.Inserted(AT, expression(inserted.value()));
        };
    }

    private static Element element(Element element) {
        return new Element(AT, element.key().map(Unplaced::expression), expression(element.value()));
    }
}
