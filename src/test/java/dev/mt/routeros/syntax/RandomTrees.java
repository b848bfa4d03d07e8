package dev.mt.routeros.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Trees at random, such as the parser makes: every kind of node, of any text. */
final class RandomTrees {
    private static final Position AT = Position.START;
    private static final List<String> LITERALS = List.of(
            "5",
            "0x1F",
            "-7",
            "1w2d3h4m5s",
            "00:10:00",
            "500ms",
            "10.0.0.1",
            "10.0.0.0/24",
            "fd7a::1",
            "fd7a::/48",
            "*1A",
            "yes",
            "false",
            "ether1",
            "a#b",
            "host/repo:tag",
            "1.2.3.4-1.2.3.9",
            "k,v",
            "00:11:22:33:44:55");
    private static final List<String> OPERANDS =
            List.of("5", "0x1F", "1d2h", "10.0.0.1", "10.0.0.0/24", "fd7a::/48", "*1A", "true", "no");
    private static final List<String> NAMES = List.of("name", "comment", "dst-address", "local.role", "mtu");
    private static final List<List<String>> MENUS =
            List.of(List.of("ip", "address"), List.of("interface"), List.of("system", "script"));

    private final Random random;
    private int depth;

    RandomTrees(long seed) {
        this.random = new Random(seed);
    }

    Script script() {
        return new Script(AT, statements(List.of(), 1 + random.nextInt(4)));
    }

    private List<Statement> statements(List<String> menu, int count) {
        List<Statement> statements = new ArrayList<>();
        List<String> current = menu;
        for (int i = 0; i < count; i++) {
            Statement next = statement(current);
            statements.add(next);
            current = next instanceof Statement.MenuChange change ? change.menu() : current;
        }
        return statements;
    }

    private List<Statement> body(List<String> menu) {
        return deeper(() -> statements(menu, random.nextInt(3)), List.of());
    }

    private <T> T deeper(Supplier<T> made, T otherwise) {
        if (depth > 5) {
            return otherwise;
        }
        depth++;
        try {
            return made.get();
        } finally {
            depth--;
        }
    }

    private Statement statement(List<String> menu) {
        return switch (random.nextInt(10)) {
            case 0 -> menuChange();
            case 1 -> menuBlock();
            case 2 -> new Statement.Block(AT, body(menu));
            case 3 -> call(menu);
            case 4, 5, 6 -> menuCommand();
            default -> rootCommand(menu);
        };
    }

    private Statement menuChange() {
        List<String> menu = pick(MENUS);
        return new Statement.MenuChange(AT, path(Path.Root.SLASH, menu), menu);
    }

    private Statement menuBlock() {
        List<String> menu = pick(MENUS);
        return new Statement.MenuBlock(AT, path(Path.Root.SLASH, menu), menu, body(menu));
    }

    private Statement call(List<String> menu) {
        Expression function = random.nextBoolean() ? variable() : new Expression.Substitution(AT, body(menu));
        List<Argument> arguments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            arguments.add(random.nextBoolean() ? unnamed(Optional.empty(), value(menu)) : named(value(menu)));
        }
        return new Statement.Call(AT, function, arguments);
    }

    private Statement menuCommand() {
        List<String> menu = pick(MENUS);
        List<Argument> arguments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            arguments.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Argument.Flag(AT, word("as-value"));
                        case 1 -> new Argument.Unset(AT, word(pick(NAMES)));
                        case 2 -> unnamed(Optional.empty(), value(menu));
                        default -> named(value(menu));
                    });
        }
        Optional<Expression> where = Optional.empty();
        String name = pick(List.of("add", "print", "find"));
        if (!name.equals("add") && random.nextBoolean()) {
            where = Optional.of(condition(menu));
        }
        if (name.equals("find")) {
            arguments.clear();
        }
        List<String> words = new ArrayList<>(menu);
        words.add(name);
        return new Statement.Command(AT, path(Path.Root.SLASH, words), menu, name, arguments, where);
    }

    private Statement rootCommand(List<String> menu) {
        return switch (random.nextInt(4)) {
            case 0 -> root("put", List.of(unnamed(Optional.of("message"), value(menu))));
            case 1 -> root("local", List.of(unnamed(Optional.of("name"), literal("x")), code("do", menu)));
            case 2 ->
                root(
                        "if",
                        List.of(unnamed(Optional.of("condition"), value(menu)), code("do", menu), code("else", menu)));
            default -> root("foreach", List.of(unnamed(Optional.of("counter"), literal("k,v")), code("do", menu)));
        };
    }

    private Statement root(String name, List<Argument> arguments) {
        return new Statement.Command(
                AT, path(Path.Root.COLON, List.of(name)), List.of(), name, arguments, Optional.empty());
    }

    private Argument code(String name, List<String> menu) {
        return new Argument.Named(AT, word(name), new Expression.Code(AT, body(menu)));
    }

    private Argument named(Expression value) {
        return new Argument.Named(AT, word(pick(NAMES)), value);
    }

    private static Argument unnamed(Optional<String> name, Expression value) {
        return new Argument.Unnamed(AT, name, value);
    }

    /** As arguments have it. */
    private Expression value(List<String> menu) {
        return random.nextInt(3) == 0 ? literal(pick(LITERALS)) : operation(menu);
    }

    /** As operators have it. */
    private Expression operation(List<String> menu) {
        return deeper(
                () -> switch (random.nextInt(9)) {
                    case 0 -> literal(pick(OPERANDS));
                    case 1, 2 -> text(menu);
                    case 3 -> new Expression.Substitution(AT, body(menu));
                    case 4 -> array(menu);
                    case 5 -> new Expression.Unary(AT, pick(List.of(UnaryOperator.values())), operation(menu));
                    case 6, 7 ->
                        new Expression.Binary(
                                AT, operation(menu), pick(List.of(BinaryOperator.values())), operation(menu));
                    default -> random.nextInt(9) == 0 ? new Expression.Nothing(AT) : variable();
                },
                variable());
    }

    private Expression condition(List<String> menu) {
        return deeper(
                () -> switch (random.nextInt(4)) {
                    case 0 -> new Expression.Binary(AT, condition(menu), BinaryOperator.AND, condition(menu));
                    case 1 -> new Expression.Binary(AT, condition(menu), BinaryOperator.OR, condition(menu));
                    case 2 -> new Expression.Unary(AT, UnaryOperator.NOT, condition(menu));
                    default ->
                        new Expression.Binary(
                                AT,
                                property(),
                                pick(List.of(BinaryOperator.EQUAL, BinaryOperator.MATCHES, BinaryOperator.LESS)),
                                random.nextBoolean() ? literal("ether1-lan") : text(menu));
                },
                property());
    }

    private Expression property() {
        return new Expression.Property(AT, pick(NAMES));
    }

    private Expression array(List<String> menu) {
        List<Element> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Optional<Expression> key =
                    switch (random.nextInt(4)) {
                        case 0 -> Optional.of(literal("some-key"));
                        case 1 -> Optional.of(text(menu));
                        default -> Optional.empty();
                    };
            elements.add(new Element(AT, key, operation(menu)));
        }
        return new Expression.Array(AT, elements);
    }

    private Expression text(List<String> menu) {
        List<TextPart> parts = new ArrayList<>();
        boolean plain = random.nextBoolean();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(plain ? new TextPart.Plain(AT, bytes()) : new TextPart.Inserted(AT, operation(menu)));
            plain = !plain;
        }
        return new Expression.Text(AT, parts);
    }

    private Expression variable() {
        return new Expression.Variable(AT, random.nextInt(4) == 0 ? bytes() : pick(List.of("a", "1", "Name2")));
    }

    private String bytes() {
        StringBuilder bytes = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            bytes.append((char) (random.nextInt(3) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26)));
        }
        return bytes.toString();
    }

    private static Expression literal(String text) {
        return new Expression.Literal(AT, text);
    }

    private static Word word(String text) {
        return new Word(AT, text);
    }

    private static Path path(Path.Root root, List<String> words) {
        return new Path(AT, root, words.stream().map(RandomTrees::word).toList());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
