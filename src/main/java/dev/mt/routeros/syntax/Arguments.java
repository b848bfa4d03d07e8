package dev.mt.routeros.syntax;

import dev.mt.routeros.syntax.CommandNames.ArgumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind a command or a function, up to the end of the statement. */
final class Arguments {
    /** What a command is given. */
    record Read(List<Argument> arguments, Optional<Expression> where) {}

    private final Grammar grammar;
    private final Cursor in;

    Arguments(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    /** Nothing is known of the arguments. */
    List<Argument> ofCall() {
        List<Argument> arguments = new ArrayList<>();
        int height = 0;
        while (more()) {
            Position position = in.position();
            int length = nameLength();
            if (length > 0 && in.peek(length) == '=') {
                arguments.add(named(position, name(length), ArgumentKind.VALUE));
            } else {
                if (in.peek() == '{') {
                    // An array needs parentheses here.
                    throw in.error("syntax error");
                }
                arguments.add(unnamed(position, Optional.empty(), ArgumentKind.VALUE));
            }
            height = Math.max(height, grammar.depth.height());
        }
        grammar.depth.set(height + 1);
        return arguments;
    }

    Read ofCommand(List<String> menu, String command) {
        ArgumentReader reader = new ArgumentReader(menu, command);
        Optional<Expression> where = Optional.empty();
        int height = 0;
        while (where.isEmpty() && more()) {
            where = reader.condition();
            if (where.isEmpty() && more()) {
                reader.argument();
            }
            height = Math.max(height, grammar.depth.height());
        }
        grammar.depth.set(height + 1);
        return new Read(reader.arguments, where);
    }

    private boolean more() {
        in.skipBlanks();
        return !Statements.isTerminator(in);
    }

    private int nameLength() {
        int length = 0;
        while (Characters.inArgumentName(in.peek(length))) {
            length++;
        }
        return length;
    }

    private Word name(int length) {
        Position position = in.position();
        int start = in.offset();
        in.skip(length);
        return new Word(position, in.textSince(start));
    }

    private Argument named(Position position, Word name, ArgumentKind kind) {
        in.next();
        in.skipBlanks();
        Expression value = Statements.isTerminator(in)
                ? grammar.values.empty()
                : separated(grammar.values.value(kind, Values.Literals.WITH_EQUALS));
        return new Argument.Named(position, name, value);
    }

    private Argument unnamed(Position position, Optional<String> name, ArgumentKind kind) {
        return unnamed(position, name, kind, Values.Literals.UP_TO_EQUALS);
    }

    private Argument unnamed(Position position, Optional<String> name, ArgumentKind kind, Values.Literals literals) {
        return new Argument.Unnamed(position, name, separated(grammar.values.value(kind, literals)));
    }

    /** What ends with a bracket or a quote needs no blank after it: {@code do={…}else={…}}. */
    private Expression separated(Expression value) {
        boolean closed = !(value instanceof Expression.Literal || value instanceof Expression.Variable);
        if (!closed && !Statements.isTerminator(in) && !Cursor.isBlank(in.peek()) && !in.atContinuation()) {
            throw in.error("expected end of command");
        }
        return value;
    }

    /** The arguments of one command, by what is known of it. */
    private final class ArgumentReader {
        private final List<String> menu;
        private final String command;
        private final List<String> expected;
        private final List<Argument> arguments = new ArrayList<>();

        ArgumentReader(List<String> menu, String command) {
            this.menu = menu;
            this.command = command;
            this.expected = new ArrayList<>(grammar.names.unnamedArguments(menu, command));
        }

        /** The condition, if it stands here; {@code where} alone is none. */
        Optional<Expression> condition() {
            if (!grammar.names.takesWhere(menu, command)) {
                return Optional.empty();
            }
            if (nameLength() == "where".length() && in.looksAt("where")) {
                in.skip("where".length());
                boolean assigned = in.take('=');
                if (!more()) {
                    if (assigned) {
                        throw in.error("missing value for where");
                    }
                    return Optional.empty();
                }
                return Optional.of(grammar.expressions.conditions());
            }
            return command.equals("find") && !flagHere()
                    ? Optional.of(grammar.expressions.conditions())
                    : Optional.empty();
        }

        private boolean flagHere() {
            int length = nameLength();
            return length > 0 && endsAfter(length) && kind(in.ahead(length)) == ArgumentKind.FLAG;
        }

        void argument() {
            Position position = in.position();
            int length = nameLength();
            if (length > 0 && in.peek(length) == '=') {
                ArgumentKind kind = kind(in.ahead(length));
                if (kind != ArgumentKind.UNKNOWN) {
                    Word name = name(length);
                    expected.removeIf(each -> each.startsWith(name.text()));
                    arguments.add(named(position, name, kind));
                    return;
                }
            } else if (length > 0 && codeAfter(length)) {
                arguments.add(code(position, name(length)));
                return;
            } else if (flagHere()) {
                arguments.add(new Argument.Flag(position, name(length)));
                grammar.depth.set(1);
                return;
            } else if (in.peek() == '!' && !menu.isEmpty() && unset(position)) {
                return;
            }
            arguments.add(next(position));
        }

        /** Code may follow its name without {@code =}: {@code do={…} else {…}}. */
        private boolean codeAfter(int length) {
            int ahead = length;
            while (Cursor.isBlank(in.peek(ahead))) {
                ahead++;
            }
            return ahead > length && in.peek(ahead) == '{' && kind(in.ahead(length)) == ArgumentKind.CODE;
        }

        private Argument code(Position position, Word name) {
            in.skipBlanks();
            expected.removeIf(each -> each.startsWith(name.text()));
            return new Argument.Named(position, name, grammar.values.value(ArgumentKind.CODE, Values.Literals.NAME));
        }

        private boolean unset(Position position) {
            int length = 1;
            while (Characters.inArgumentName(in.peek(length))) {
                length++;
            }
            if (length == 1 || !endsAfter(length)) {
                return false;
            }
            in.next();
            arguments.add(new Argument.Unset(position, name(length - 1)));
            grammar.depth.set(1);
            return true;
        }

        private Argument next(Position position) {
            if (expected.isEmpty()) {
                int length = nameLength();
                if (length > 0
                        && endsAfter(length)
                        && kind(in.ahead(length)) != ArgumentKind.UNKNOWN
                        && !grammar.names.takesMoreUnnamed(menu, command)) {
                    grammar.depth.set(1);
                    return new Argument.Flag(position, name(length));
                }
                if (!grammar.names.takesMoreUnnamed(menu, command)) {
                    throw in.error("expected end of command");
                }
                return unnamed(position, Optional.empty(), ArgumentKind.VALUE);
            }
            String name = expected.removeFirst();
            boolean variable = menu.isEmpty() && name.equals("name");
            return unnamed(
                    position,
                    Optional.of(name),
                    kind(name),
                    variable ? Values.Literals.NAME : Values.Literals.UP_TO_EQUALS);
        }

        private ArgumentKind kind(String name) {
            return grammar.names.argumentKind(menu, command, name);
        }

        private boolean endsAfter(int length) {
            char c = in.peek(length);
            return c == Cursor.END || Cursor.isBlank(c) || Cursor.isNewline(c) || ";]})".indexOf(c) >= 0 || c == '\\';
        }
    }
}
