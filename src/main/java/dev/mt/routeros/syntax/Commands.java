package dev.mt.routeros.syntax;

import dev.mt.routeros.syntax.CommandNames.Kind;
import dev.mt.routeros.syntax.CommandNames.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one statement: mostly a command, whose path ends where {@link CommandNames} says. */
final class Commands {
    /** No menu lies deeper. */
    private static final int LONGEST_PATH = 32;

    private final Grammar grammar;
    private final Cursor in;

    Commands(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
    }

    Statement statement() {
        Position position = in.position();
        return switch (in.peek()) {
            case '{' -> {
                in.next();
                yield new Statement.Block(
                        position, grammar.statements.closedBy('}', grammar.statements.menu(), "missing closing brace"));
            }
            case '$', '(', '[' -> call(position);
            default -> path(position);
        };
    }

    private Statement call(Position position) {
        Expression function = grammar.values.primary();
        int height = grammar.depth.height();
        if (!Statements.isTerminator(in) && !Cursor.isBlank(in.peek()) && !in.atContinuation()) {
            throw in.error("syntax error");
        }
        List<Argument> arguments = grammar.arguments.ofCall();
        grammar.depth.set(Math.max(height, grammar.depth.height()) + 1);
        return new Statement.Call(position, function, arguments);
    }

    private Statement path(Position position) {
        Path.Root root = root();
        List<String> menu = root == Path.Root.HERE ? grammar.statements.menu() : List.of();
        List<Word> words = new ArrayList<>();
        while (true) {
            if (in.looksAt("..") && in.peek(2) != '.') {
                words.add(new Word(in.position(), ".."));
                in.skip(2);
                menu = menu.isEmpty() ? menu : menu.subList(0, menu.size() - 1);
            } else if (Characters.inPath(in.peek()) || in.peek() == '.') {
                Word word = word();
                words.add(word);
                Optional<Meaning> meaning = grammar.names.meaning(menu, word.text());
                Path path = new Path(position, root, words);
                if (meaning.isEmpty()) {
                    return bad(path, menu, word);
                }
                String name = meaning.get().name();
                if (isCommand(meaning.get().kind())) {
                    return command(path, menu, name);
                }
                menu = with(menu, name);
            } else if (!endsHere() || (words.isEmpty() && root != Path.Root.SLASH)) {
                throw in.error("expected command name");
            }
            if (words.size() > LONGEST_PATH) {
                throw in.error("expected command name");
            }
            if (menuEnds()) {
                return menu(new Path(position, root, words), menu);
            }
        }
    }

    private boolean isCommand(Kind kind) {
        return switch (kind) {
            case MENU -> false;
            case COMMAND -> true;
            case EITHER -> argumentsFollow();
        };
    }

    /** Whether what stands behind a word can be neither another word of the path nor the end of a menu's. */
    private boolean argumentsFollow() {
        int ahead = 0;
        while (Cursor.isBlank(in.peek(ahead)) && ahead < LONGEST_PATH) {
            ahead++;
        }
        if (ahead == 0) {
            return false;
        }
        int word = ahead;
        while (Characters.inPath(in.peek(ahead))) {
            ahead++;
        }
        char c = in.peek(ahead);
        return word == ahead ? "$\"([!*".indexOf(c) >= 0 : c == '=' || c == '.' || Characters.inVariable(c);
    }

    private Path.Root root() {
        if (in.take(':')) {
            return Path.Root.COLON;
        }
        if (in.take('/')) {
            in.skipBlanks();
            return Path.Root.SLASH;
        }
        return Path.Root.HERE;
    }

    /** No command has a dot in its name, but RouterOS takes {@code 0.5} and {@code ...} for the names of bad ones. */
    private Word word() {
        Position position = in.position();
        int start = in.offset();
        boolean dots = !Characters.isLetter(in.peek());
        while (Characters.inPath(in.peek()) || (dots && in.peek() == '.')) {
            in.next();
        }
        return new Word(position, in.textSince(start));
    }

    /** Whether a menu is all there is; if not, what stands between it and the next word is skipped. */
    private boolean menuEnds() {
        if (in.take('/')) {
            return false;
        }
        int before = in.offset();
        in.skipBlanks();
        if (!endsHere() && in.offset() == before) {
            throw in.error("expected command name");
        }
        return endsHere();
    }

    private boolean endsHere() {
        return Statements.isTerminator(in) || in.peek() == '{';
    }

    private Statement menu(Path path, List<String> menu) {
        if (in.take('{')) {
            List<Statement> body = grammar.statements.closedBy('}', menu, "missing closing brace");
            grammar.depth.set(grammar.depth.height() + 1);
            return new Statement.MenuBlock(path.position(), path, menu, body);
        }
        grammar.statements.change(menu);
        grammar.depth.set(1);
        return new Statement.MenuChange(path.position(), path, menu);
    }

    private Statement bad(Path path, List<String> menu, Word word) {
        checkSeparated();
        List<Argument> arguments = grammar.arguments.ofCall();
        grammar.depth.set(grammar.depth.height() + 1);
        Problem problem = new Problem(word.position(), "bad command name " + word.text());
        return new Statement.BadCommand(path.position(), path, menu, arguments, problem);
    }

    private Statement command(Path path, List<String> menu, String name) {
        checkSeparated();
        List<String> before = grammar.statements.menu();
        if (!menu.isEmpty()) {
            // [find] in an argument looks where the command itself works.
            grammar.statements.change(menu);
        }
        Arguments.Read read = grammar.arguments.ofCommand(menu, name);
        grammar.statements.change(before);
        grammar.depth.set(grammar.depth.height() + 1);
        return new Statement.Command(path.position(), path, menu, name, read.arguments(), read.where());
    }

    private void checkSeparated() {
        boolean separated = Statements.isTerminator(in)
                || Cursor.isBlank(in.peek())
                || in.atContinuation()
                || "{[(\"$".indexOf(in.peek()) >= 0;
        if (!separated) {
            throw in.error("syntax error");
        }
    }

    private static List<String> with(List<String> menu, String name) {
        List<String> longer = new ArrayList<>(menu);
        longer.add(name);
        return List.copyOf(longer);
    }
}
