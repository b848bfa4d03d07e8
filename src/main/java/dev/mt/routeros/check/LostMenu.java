package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Path;
import dev.mt.routeros.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Behind a menu that no version has, what goes on in that menu cannot be judged. */
final class LostMenu {
    private LostMenu() {}

    /** Statements without those that go on in a menu that no version has. */
    static List<Statement> judged(List<Statement> statements) {
        List<Statement> judged = new ArrayList<>();
        boolean lost = false;
        for (Statement statement : statements) {
            Optional<Path.Root> root = path(statement).map(Path::root);
            if (lost && root.filter(Path.Root.HERE::equals).isPresent()) {
                continue;
            }
            lost = (lost && root.filter(Path.Root.SLASH::equals).isEmpty())
                    || (statement instanceof Statement.BadCommand bad && isMenu(bad));
            judged.add(statement);
        }
        return judged;
    }

    /** Whether an argument of a bad command is {@code [find …]}, which belongs to the menu of that command. */
    static boolean isFind(Node argument) {
        return argument instanceof Argument.Unnamed unnamed
                && unnamed.value() instanceof Expression.Substitution substitution
                && substitution.body().size() == 1
                && substitution.body().getFirst() instanceof Statement.Command command
                && command.path().root() == Path.Root.HERE
                && command.name().equals("find");
    }

    /** Whether a line is a menu alone: nothing in it is given a value. */
    private static boolean isMenu(Statement.BadCommand bad) {
        return bad.path().root() == Path.Root.SLASH
                && bad.arguments().stream()
                        .allMatch(argument -> argument instanceof Argument.Unnamed unnamed
                                && unnamed.value() instanceof Expression.Literal);
    }

    private static Optional<Path> path(Statement statement) {
        return switch (statement) {
            case Statement.Command command -> Optional.of(command.path());
            case Statement.BadCommand bad -> Optional.of(bad.path());
            case Statement.MenuChange change -> Optional.of(change.path());
            case Statement.MenuBlock block -> Optional.of(block.path());
            case Statement.Block ignored -> Optional.empty();
            case Statement.Call ignored -> Optional.empty();
        };
    }
}
