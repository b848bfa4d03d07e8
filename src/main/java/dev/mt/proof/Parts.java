package dev.mt.proof;

import java.util.List;
import java.util.Set;

/**
 * Divides the checks of a kernel among scenes that run side by side: most of their time is waiting. Short lists stay together,
 * since a scene takes a while to set up.
 */
final class Parts {
    private static final int TOGETHER = 8;

    /** The second scene's: about half of the time, and what measures, which has to wait for all others. */
    private static final Set<String> SECOND =
            Set.of("flash", "restart", "control", "authkey", "rollback", "memory", "throughput");

    private Parts() {}

    /** One list or two, none of them empty, each in the order of all. */
    static List<List<Planned>> of(List<Planned> checks) {
        if (checks.size() <= TOGETHER) {
            return checks.isEmpty() ? List.of() : List.of(checks);
        }
        List<Planned> first = checks.stream().filter(each -> !isSecond(each)).toList();
        List<Planned> second = checks.stream().filter(Parts::isSecond).toList();
        return first.isEmpty() || second.isEmpty() ? List.of(checks) : List.of(first, second);
    }

    private static boolean isSecond(Planned planned) {
        return SECOND.contains(planned.check().name());
    }
}
