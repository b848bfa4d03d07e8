package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Argument;
import dev.mt.routeros.syntax.BinaryOperator;
import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which policies commands need, as far as that is certain. */
final class Policies {
    private static final Set<String> READS = Set.of("get", "print", "find", "export");
    private static final Set<String> WRITES = Set.of(
            "add",
            "set",
            "remove",
            "enable",
            "disable",
            "move",
            "unset",
            "comment",
            "reset",
            "start",
            "stop",
            "restart",
            "repull",
            "update",
            "reset-counters");
    private static final Set<String> TESTS = Set.of(
            "tool/ping",
            "tool/traceroute",
            "tool/bandwidth-test",
            "tool/flood-ping",
            "tool/ping-speed",
            "tool/speed-test",
            "ping");
    private static final Set<String> REBOOTS =
            Set.of("system/reboot", "system/shutdown", "system/package/update/install");
    private static final Set<String> LANGUAGE_DATA = Set.of("system/script/environment", "system/script/job");

    private Policies() {}

    /** The policies that a command cannot do without. */
    static List<String> needed(Statement.Command command) {
        List<String> menu = command.menu();
        String name = command.name();
        String path = menu.isEmpty() ? name : String.join("/", menu) + "/" + name;
        if (path.equals("tool/fetch")) {
            return List.of("ftp", "test");
        }
        if (REBOOTS.contains(path)) {
            return List.of("reboot");
        }
        if (TESTS.contains(path)) {
            return List.of("test");
        }
        if (menu.isEmpty() || LANGUAGE_DATA.contains(String.join("/", menu))) {
            return List.of();
        }
        if (WRITES.contains(name)) {
            return List.of("write");
        }
        return READS.contains(name) ? List.of("read") : List.of();
    }

    /** The policies that an entry is given by {@code policy=}; empty if there is none, or it is not known. */
    static Optional<Set<String>> given(Statement.Command command) {
        return Tree.value(command, "policy").flatMap(value -> {
            List<String> words = new ArrayList<>();
            return words(value, words) ? Optional.of(Set.copyOf(words)) : Optional.empty();
        });
    }

    private static boolean words(Expression value, List<String> to) {
        if (value instanceof Expression.Binary list && list.operator() == BinaryOperator.COMMA) {
            return words(list.left(), to) && words(list.right(), to);
        }
        Optional<String> text = Tree.constant(value);
        text.ifPresent(words -> {
            for (String word : words.split(",", -1)) {
                to.add(word.strip());
            }
        });
        return text.isPresent();
    }

    /** Where the policies stand. */
    static Argument argument(Statement.Command command) {
        return command.arguments().stream()
                .filter(argument -> Tree.name(argument).filter("policy"::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
