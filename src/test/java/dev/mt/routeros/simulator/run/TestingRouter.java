package dev.mt.routeros.simulator.run;

import dev.mt.routeros.RouterOsVersion;
import dev.mt.routeros.simulator.value.Array;
import dev.mt.routeros.simulator.value.Ip;
import dev.mt.routeros.simulator.value.Nil;
import dev.mt.routeros.simulator.value.Nothing;
import dev.mt.routeros.simulator.value.Num;
import dev.mt.routeros.simulator.value.Str;
import dev.mt.routeros.simulator.value.Value;
import dev.mt.routeros.syntax.CommandNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A router with one menu, {@code /thing}, whose rows are arrays: enough to see what scripts call. {@code /thing/fail}
 * fails, {@code /log/info} keeps messages.
 */
final class TestingRouter implements AutoCloseable {
    final Timeline timeline = new Timeline();
    final List<String> output = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final Map<String, String> files = new TreeMap<>();
    final List<Map<String, Value>> rows = new ArrayList<>();
    final Interpreter interpreter;

    TestingRouter(String version) {
        this(version, Limits.USUAL);
    }

    TestingRouter(String version, Limits limits) {
        Programs programs = new Programs(RouterOsVersion.parse(version), new Names());
        interpreter = new Interpreter(programs, this::call, new World(), timeline, limits);
    }

    /** What a script prints on a version; an error that it does not catch is the last line. */
    static List<String> printed(String version, String source) {
        try (TestingRouter router = new TestingRouter(version)) {
            router.run(source);
            return router.output;
        }
    }

    /** What a script prints on the newest version, lines joined. */
    static String prints(String source) {
        return String.join("\n", printed("7.24", source));
    }

    void run(String source) {
        Session session = Session.console(output::add);
        try {
            timeline.call("test", () -> interpreter.run(source, session));
        } catch (ScriptError e) {
            output.add("ERROR " + e.text());
        }
    }

    private Value call(Call call, Session session) {
        calls.add(call);
        return switch (call.path()) {
            case "/thing/fail" -> throw ScriptError.failure("it is broken");
            case "/thing/slow" -> {
                timeline.sleepNanos(1_000_000_000L);
                yield Nil.NIL;
            }
            case "/log/info" -> {
                log.add(call.get("message").orElse(Str.EMPTY).print());
                yield Nil.NIL;
            }
            case "/thing/find" -> {
                List<Value> found = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    Map<String, Value> row = rows.get(i);
                    if (call.where().isEmpty() || call.where().get().matches(new TestingRow(row))) {
                        found.add(new dev.mt.routeros.simulator.value.Id(i + 1));
                    }
                }
                yield Array.of(found);
            }
            case "/thing/get" ->
                rows.getFirst()
                        .getOrDefault(call.get("value-name").orElse(Str.EMPTY).print(), Nothing.NOTHING);
            case "/thing/print" -> Num.of(rows.size());
            default -> Nil.NIL;
        };
    }

    @Override
    public void close() {
        timeline.close();
    }

    private record TestingRow(Map<String, Value> values) implements Row {
        private static final Set<String> PROPERTIES = Set.of("name", "protocol", "disabled", "port");

        @Override
        public Optional<Value> property(String name) {
            return PROPERTIES.contains(name)
                    ? Optional.of(values.getOrDefault(name, Nothing.NOTHING))
                    : Optional.empty();
        }

        @Override
        public boolean mustBeQuoted(String name) {
            return name.equals("protocol") || name.equals("port");
        }
    }

    private final class World implements Surroundings {
        private final RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(7);

        @Override
        public Instant clock() {
            return Instant.ofEpochSecond(1_790_000_000L).plusNanos(timeline.nowNanos());
        }

        @Override
        public ZoneOffset timeZone() {
            return ZoneOffset.ofHours(2);
        }

        @Override
        public RandomGenerator random() {
            return random;
        }

        @Override
        public Value resolve(String name, String type, Optional<String> server) {
            if (!name.equals("example.com")) {
                throw ScriptError.failure("dns name does not exist");
            }
            return new Ip(0xC0000201);
        }

        @Override
        public Optional<String> readFile(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void writeFile(String name, String content) {
            files.put(name, content);
        }

        @Override
        public void log(String topics, String message) {
            log.add(topics + " " + message);
        }
    }

    /** The language's commands, the menu {@code /thing} and {@code /log}. */
    private static final class Names implements MenuNames {
        private static final Map<String, List<String>> COMMANDS = Map.of(
                "add", List.of("name", "protocol", "disabled", "comment", "source"),
                "set", List.of("numbers", "name", "comment"),
                "get", List.of("number", "value-name"),
                "find", List.of("where"),
                "print", List.of("as-value", "count-only", "where"),
                "fail", List.of("why"),
                "slow", List.of());
        private final CommandNames usual = CommandNames.permissive();

        @Override
        public Optional<Meaning> meaning(List<String> menu, String word) {
            if (menu.isEmpty()
                    && usual.meaning(menu, word)
                            .filter(each -> each.kind() == Kind.COMMAND)
                            .isPresent()) {
                return usual.meaning(menu, word);
            }
            boolean isMenu = menu.isEmpty() && (word.equals("thing") || word.equals("log"));
            boolean isCommand = menu.equals(List.of("thing"))
                    ? COMMANDS.containsKey(word)
                    : menu.equals(List.of("log")) && word.equals("info");
            return isMenu
                    ? Optional.of(new Meaning(Kind.MENU, word))
                    : isCommand ? Optional.of(new Meaning(Kind.COMMAND, word)) : Optional.empty();
        }

        @Override
        public List<String> unnamedArguments(List<String> menu, String command) {
            return switch (command) {
                case "get" -> List.of("number", "value-name");
                case "set" -> menu.isEmpty() ? usual.unnamedArguments(menu, command) : List.of("numbers");
                case "info" -> List.of("message");
                default -> usual.unnamedArguments(menu, command);
            };
        }

        @Override
        public boolean takesMoreUnnamed(List<String> menu, String command) {
            return usual.takesMoreUnnamed(menu, command);
        }

        @Override
        public ArgumentKind argumentKind(List<String> menu, String command, String argument) {
            return usual.argumentKind(menu, command, argument);
        }

        @Override
        public boolean takesWhere(List<String> menu, String command) {
            return usual.takesWhere(menu, command);
        }

        @Override
        public Optional<String> parameter(List<String> menu, String command, String written) {
            if (menu.equals(List.of("log"))) {
                return Optional.of(written);
            }
            List<String> fitting = COMMANDS.getOrDefault(command, List.of()).stream()
                    .filter(each -> each.startsWith(written))
                    .toList();
            return fitting.size() == 1 || fitting.contains(written)
                    ? Optional.of(fitting.contains(written) ? written : fitting.getFirst())
                    : Optional.empty();
        }
    }
}
