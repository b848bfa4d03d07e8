package dev.mt.routeros.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be done with any tree. */
public final class Trees {
    private Trees() {}

    /** The parts that a node is made of, in the order of the text. */
    public static List<Node> children(Node node) {
        return switch (node) {
            case Script script -> List.copyOf(script.statements());
            case Statement.Command command ->
                joined(
                        List.of(command.path()),
                        command.arguments(),
                        command.where().stream().toList());
            case Statement.MenuChange change -> List.of(change.path());
            case Statement.MenuBlock block -> joined(List.of(block.path()), block.body());
            case Statement.Block block -> List.copyOf(block.body());
            case Statement.Call call -> joined(List.of(call.function()), call.arguments());
            case Statement.BadCommand bad -> joined(List.of(bad.path()), bad.arguments());
            case Path path -> List.copyOf(path.words());
            case Argument.Named named -> List.of(named.name(), named.value());
            case Argument.Unnamed unnamed -> List.of(unnamed.value());
            case Argument.Flag flag -> List.of(flag.name());
            case Argument.Unset unset -> List.of(unset.name());
            case Expression.Text text -> List.copyOf(text.parts());
            case Expression.Substitution substitution -> List.copyOf(substitution.body());
            case Expression.Code code -> List.copyOf(code.body());
            case Expression.Source source -> List.copyOf(source.body());
            case Expression.Array array -> List.copyOf(array.elements());
            case Expression.Unary unary -> List.of(unary.operand());
            case Expression.Binary binary -> List.of(binary.left(), binary.right());
            case TextPart.Inserted inserted -> List.of(inserted.value());
            case Element element -> joined(element.key().stream().toList(), List.of(element.value()));
            case Word _, Expression.Literal _, Expression.Variable _, Expression.Property _, Expression.Nothing _ ->
                List.of();
            case TextPart.Plain _ -> List.of();
        };
    }

    /** The same tree with every part at the start of the text: trees that say the same are equal then. */
    public static Script withoutPositions(Script script) {
        return new Script(Position.START, Unplaced.statements(script.statements()));
    }

    /** A node and all below it, in the order of the text. */
    public static Stream<Node> all(Node node) {
        return Stream.concat(Stream.of(node), children(node).stream().flatMap(Trees::all));
    }

    @SafeVarargs
    private static List<Node> joined(List<? extends Node>... parts) {
        List<Node> all = new ArrayList<>();
        for (List<? extends Node> each : parts) {
            all.addAll(each);
        }
        return all;
    }
}
