package dev.mt.proof.check;

import dev.mt.core.Failure;
import dev.mt.core.Suggestion;
import java.util.List;

/** All checks, in the order in which they are run: those that look at a fresh container first, those that end it last. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new Starts(),
            new Processor(),
            new Login(),
            new Healthy(),
            new Pings(),
            new MagicDns(),
            new Subnets(),
            new AcceptRoutes(),
            new ExitNode(),
            new UseExitNode(),
            new Hostile(),
            new Logs(),
            new Flash(),
            new Restart(),
            new Control(),
            new Stop(),
            new AuthKey(),
            new Rollback(),
            new Memory(),
            new Throughput(),
            new Unchanged());

    private Checks() {}

    /** All of them. */
    public static List<Check> all() {
        return ALL;
    }

    /**
     * Those with these names, in their own order; all if there are none.
     *
     * @throws Failure for a name that no check has
     */
    public static List<Check> named(List<String> names) {
        List<String> known = ALL.stream().map(Check::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw Failure.usage("there is no check '%s'".formatted(name), Suggestion.among(name, known));
            }
        }
        return names.isEmpty()
                ? ALL
                : ALL.stream().filter(check -> names.contains(check.name())).toList();
    }
}
