package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Element;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Path;
import dev.mt.routeros.syntax.Script;
import dev.mt.routeros.syntax.Statement;
import dev.mt.routeros.syntax.TextPart;
import dev.mt.routeros.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ways through a script's tree. */
final class Tree {
    private Tree() {}

    /** The nodes right below a node that can hold statements or values, in the order of the text. */
    static List<Node> children(Node node) {
        return switch (node) {
            case Script script -> List.copyOf(script.statements());
            case Statement statement -> children(statement);
            case Expression expression -> children(expression);
            case Argument argument -> value(argument).<List<Node>>map(List::of).orElse(List.of());
            case Element element -> {
                List<Node> parts = new ArrayList<>(element.key().stream().toList());
                parts.add(element.value());
                yield parts;
            }
            case TextPart.Inserted inserted -> List.of(inserted.value());
            case TextPart.Plain ignored -> List.of();
            case Path ignored -> List.of();
            case Word ignored -> List.of();
        };
    }

    private static List<Node> children(Statement statement) {
        return switch (statement) {
            case Statement.Command command -> {
                List<Node> parts = new ArrayList<>(command.arguments());
                command.where().ifPresent(parts::add);
                yield parts;
            }
            case Statement.Call call -> {
                List<Node> parts = new ArrayList<>(List.of(call.function()));
                parts.addAll(call.arguments());
                yield parts;
            }
            case Statement.BadCommand bad -> List.copyOf(bad.arguments());
            case Statement.MenuChange ignored -> List.of();
            case Statement.MenuBlock block -> List.copyOf(block.body());
            case Statement.Block block -> List.copyOf(block.body());
        };
    }

    private static List<Node> children(Expression expression) {
        return switch (expression) {
            case Expression.Text text -> List.copyOf(text.parts());
            case Expression.Substitution substitution -> List.copyOf(substitution.body());
            case Expression.Code code -> List.copyOf(code.body());
            case Expression.Source source -> List.copyOf(source.body());
            case Expression.Array array -> List.copyOf(array.elements());
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case Expression.Literal ignored -> List.of();
            case Expression.Variable ignored -> List.of();
            case Expression.Property ignored -> List.of();
            case Expression.Nothing ignored -> List.of();
        };
    }

    /** All commands below a node. */
    static List<Statement.Command> commands(Node node) {
        List<Statement.Command> all = new ArrayList<>();
        collect(node, all);
        return all;
    }

    private static void collect(Node node, List<Statement.Command> to) {
        if (node instanceof Statement.Command command) {
            to.add(command);
        }
        children(node).forEach(child -> collect(child, to));
    }

    /** What an argument is given. */
    static Optional<Expression> value(Argument argument) {
        return switch (argument) {
            case Argument.Named named -> Optional.of(named.value());
            case Argument.Unnamed unnamed -> Optional.of(unnamed.value());
            case Argument.Flag ignored -> Optional.empty();
            case Argument.Unset ignored -> Optional.empty();
        };
    }

    /** The name of an argument, as written if it is written. */
    static Optional<String> name(Argument argument) {
        return switch (argument) {
            case Argument.Named named -> Optional.of(named.name().text());
            case Argument.Unnamed unnamed -> unnamed.name();
            case Argument.Flag flag -> Optional.of(flag.name().text());
            case Argument.Unset unset -> Optional.of(unset.name().text());
        };
    }

    /** The value of the argument of this name; the name is written in full, or is that of an unnamed argument. */
    static Optional<Expression> value(Statement.Command command, String name) {
        return command.arguments().stream()
                .filter(argument -> name(argument).filter(name::equals).isPresent())
                .findFirst()
                .flatMap(Tree::value);
    }

    /** The text of a word, or of a string without insertions. */
    static Optional<String> constant(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> Optional.of(literal.text());
            case Expression.Text text when text.parts().isEmpty() -> Optional.of("");
            case Expression.Text text
            when text.parts().size() == 1 && text.parts().getFirst() instanceof TextPart.Plain plain ->
                Optional.of(plain.text());
            default -> Optional.empty();
        };
    }

    /** What a value begins with, as far as that is known. */
    static String beginning(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.text();
            case Expression.Text text
            when !text.parts().isEmpty() && text.parts().getFirst() instanceof TextPart.Plain plain -> plain.text();
            case Expression.Binary binary -> beginning(binary.left());
            default -> "";
        };
    }

    /** {@code /ip/address/add}, or {@code :put}. */
    static String full(List<String> menu, String command) {
        return menu.isEmpty() ? ":" + command : "/" + String.join("/", menu) + "/" + command;
    }

    static boolean is(Statement.Command command, String menu, String name) {
        return command.name().equals(name) && String.join("/", command.menu()).equals(menu);
    }
}
