package dev.mt.routeros.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What stands between two {@code ;} or ends of line. */
public sealed interface Statement extends Node {
    /**
     * A command: {@code /ip/address/add address=10.0.0.1/24}, {@code :put "x"}, {@code print where disabled}.
     *
     * @param path as written, the command's own word last
     * @param menu the full names of the menus that lead to the command, from the root, whatever the spelling; empty for
     *     {@code :put}
     * @param name the full name of the command
     * @param arguments in the order written
     * @param where the condition of {@code find} and {@code print}; several that stand side by side are joined by
     *     {@link BinaryOperator#AND}
     */
    record Command(
            Position position,
            Path path,
            List<String> menu,
            String name,
            List<Argument> arguments,
            Optional<Expression> where)
            implements Statement {
        public Command {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(path, "path is null");
            menu = List.copyOf(menu);
            Objects.requireNonNull(name, "name is null");
            arguments = List.copyOf(arguments);
            Objects.requireNonNull(where, "where is null");
        }
    }

    /**
     * A menu alone, {@code /ip address}: the current menu of the statements after it, to the end of the block. Those
     * have the menu in their own {@link Command#menu()} already.
     */
    record MenuChange(Position position, Path path, List<String> menu) implements Statement {
        public MenuChange {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(path, "path is null");
            menu = List.copyOf(menu);
        }
    }

    /** A menu for some statements: {@code /ip/address { print; add … }}. */
    record MenuBlock(Position position, Path path, List<String> menu, List<Statement> body) implements Statement {
        public MenuBlock {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(path, "path is null");
            menu = List.copyOf(menu);
            body = List.copyOf(body);
        }
    }

    /** Statements with a scope of their own: {@code { :local x 1 }}. */
    record Block(Position position, List<Statement> body) implements Statement {
        public Block {
            Objects.requireNonNull(position, "position is null");
            body = List.copyOf(body);
        }
    }

    /** A value that is called, or only computed: {@code $f 1 name=2}, {@code [$f 1]}, {@code ($a->"f") 1}. */
    record Call(Position position, Expression function, List<Argument> arguments) implements Statement {
        public Call {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(function, "function is null");
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A command that no menu has. RouterOS takes the script nevertheless, and fails where it comes to this statement.
     *
     * @param path as written, the bad word last
     * @param menu where the bad word was looked for
     * @param arguments what follows the bad word
     * @param problem {@code bad command name X}, at the bad word
     */
    record BadCommand(Position position, Path path, List<String> menu, List<Argument> arguments, Problem problem)
            implements Statement {
        public BadCommand {
            Objects.requireNonNull(position, "position is null");
            Objects.requireNonNull(path, "path is null");
            menu = List.copyOf(menu);
            arguments = List.copyOf(arguments);
            Objects.requireNonNull(problem, "problem is null");
        }
    }
}
