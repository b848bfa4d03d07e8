package dev.mt.routeros.check;

import dev.mt.routeros.syntax.Expression;
import dev.mt.routeros.syntax.Node;
import dev.mt.routeros.syntax.Position;
import dev.mt.routeros.syntax.Script;
import dev.mt.routeros.syntax.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the policies that stored scripts and scheduler entries are given with what is in them. */
final class PolicyCheck {
    private static final List<String> SCRIPTS = List.of("system", "script");
    private static final List<String> SCHEDULER = List.of("system", "scheduler");
    private static final Set<String> CHANGES = Set.of("add", "set");

    /** What entries run that name a script of the same text. */
    private final Map<String, Set<String>> policiesOfScripts = new HashMap<>();

    /** Takes note of the stored scripts of a text, so that entries may come before them. */
    void learn(Script script) {
        for (Statement.Command command : Tree.commands(script)) {
            if (command.menu().equals(SCRIPTS) && command.name().equals("add")) {
                Optional<String> name = Tree.value(command, "name").flatMap(Tree::constant);
                Optional<Set<String>> policies = Policies.given(command);
                boolean free = Tree.value(command, "dont-require-permissions")
                        .flatMap(Tree::constant)
                        .filter("yes"::equals)
                        .isPresent();
                if (name.isPresent() && policies.isPresent() && !free) {
                    policiesOfScripts.put(name.get(), policies.get());
                }
            }
        }
    }

    /**
     * A script that is stored with policies.
     *
     * @param owner the command that stores it
     * @param body what is stored
     */
    void stored(Statement.Command owner, Node body, Unit unit) {
        if (!CHANGES.contains(owner.name())
                || !(owner.menu().equals(SCRIPTS) || owner.menu().equals(SCHEDULER))) {
            return;
        }
        Optional<Set<String>> given = Policies.given(owner);
        if (given.isEmpty()) {
            return;
        }
        Map<String, String> lacking = new TreeMap<>();
        for (Statement.Command command : Tree.commands(body)) {
            for (String policy : Policies.needed(command)) {
                if (!given.get().contains(policy)) {
                    lacking.putIfAbsent(policy, Tree.full(command.menu(), command.name()));
                }
            }
            called(command).ifPresent(name -> lackingFor(name, given.get(), lacking));
        }
        report(owner, lacking, unit);
    }

    /** An entry that names a script, {@code on-event=update}. */
    void named(Statement.Command owner, String script, Unit unit) {
        if (!CHANGES.contains(owner.name()) || !owner.menu().equals(SCHEDULER)) {
            return;
        }
        Optional<Set<String>> given = Policies.given(owner);
        Map<String, String> lacking = new TreeMap<>();
        given.ifPresent(policies -> lackingFor(script, policies, lacking));
        report(owner, lacking, unit);
    }

    /** A script may not have more policies than who runs it. */
    private void lackingFor(String script, Set<String> given, Map<String, String> lacking) {
        for (String policy : new TreeSet<>(policiesOfScripts.getOrDefault(script, Set.of()))) {
            if (!policy.isEmpty() && !given.contains(policy)) {
                lacking.putIfAbsent(policy, "the script " + script);
            }
        }
    }

    private static Optional<String> called(Statement.Command command) {
        boolean permitted = Tree.value(command, "use-script-permissions").isPresent();
        return Tree.is(command, "system/script", "run") && !permitted
                ? Tree.value(command, "number").flatMap(Tree::constant)
                : Optional.empty();
    }

    private static void report(Statement.Command owner, Map<String, String> lacking, Unit unit) {
        if (lacking.isEmpty()) {
            return;
        }
        Position position = Policies.argument(owner).position();
        Map<String, Set<String>> byReason = new TreeMap<>();
        lacking.forEach((policy, reason) ->
                byReason.computeIfAbsent(reason, key -> new TreeSet<>()).add(policy));
        byReason.forEach((reason, policies) -> unit.add(
                position,
                "policy".length(),
                Severity.WARNING,
                Rule.MISSING_POLICY,
                "%s is not among the policies, but %s needs it".formatted(String.join(",", policies), reason),
                "add %s to policy=".formatted(String.join(",", policies))));
    }

    /** Whether a value is the name of a script, not a script. */
    static Optional<String> scriptName(Expression value) {
        return Tree.constant(value).filter(text -> text.matches("[A-Za-z0-9_.-]+"));
    }
}
